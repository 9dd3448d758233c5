import { translationsOf } from '#i18n/translations.ts';
import type { Both, ParallelBlock } from '#lib/article/parallel.ts';
import { machineDate, partialDateWords } from '#lib/article/partial-date.ts';
import type { InsightKind } from '#lib/article/parts.ts';
import { HeadingPair } from './heading-pair.tsx';
import { ParallelFigure } from './parallel-figure.tsx';
import { PassagePair } from './passage-pair.tsx';
import { type ParallelPlace, SIDES } from './place.ts';

/** What stands in a section, passage by passage. */
export function ParallelBlocks({ blocks, place }: { blocks: ParallelBlock[]; place: ParallelPlace }) {
  return blocks.map((block) => <OneBlock key={keyOf(block)} block={block} place={place} />);
}

function keyOf(block: ParallelBlock): string {
  if (block.kind === 'passage') return block.passage.id;
  return 'id' in block ? `${block.kind}-${block.id}` : block.kind;
}

function OneBlock({ block, place }: { block: ParallelBlock; place: ParallelPlace }) {
  switch (block.kind) {
    case 'passage':
      return <PassagePair passage={block.passage} as={block.as} place={place} />;
    case 'heading':
      return <HeadingPair texts={named(block, place)} place={place} level="h3" id={`part-${block.id}`} />;
    case 'points':
      return (
        <ol className="pair-points">
          {block.points.map((point) => (
            <PassagePair key={point.id} passage={point} as="point" place={place} isElement="li" />
          ))}
        </ol>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List className={`pair-list ${block.isOrdered ? 'ordered' : ''}`.trim()}>
          {block.items.map((item) => (
            <PassagePair
              key={item.id}
              passage={item}
              as="item"
              place={place}
              isElement="li"
              {...(item.level && { className: 'below' })}
            />
          ))}
        </List>
      );
    }
    case 'factbox':
      return (
        <div className="pair-box">
          <HeadingPair texts={block.title} place={place} level="p" />
          <ul className="pair-list">
            {block.items.map((item) => (
              <PassagePair key={item.id} passage={item} as="item" place={place} isElement="li" />
            ))}
          </ul>
        </div>
      );
    case 'timeline':
      return (
        <div className="pair-timeline">
          <HeadingPair texts={block.title} place={place} level="p" />
          <ol>
            {block.events.map((event) => (
              <PassagePair key={event.id} passage={event} as="item" place={place} isElement="li">
                {event.date && <EventDate date={event.date} place={place} />}
              </PassagePair>
            ))}
          </ol>
        </div>
      );
    case 'figure':
      return <ParallelFigure figures={block.figures} place={place} />;
  }
}

/** A heading as each language has it; that of an item without a label is whom it is for. */
function named(
  block: { texts: Both<string>; insightKind?: InsightKind },
  place: ParallelPlace,
): Both<string> {
  const { texts, insightKind } = block;
  if (!insightKind) return texts;
  const name = (side: (typeof SIDES)[number]) =>
    texts[side] ?? translationsOf(place[side].locale, 'article.insightKinds')(insightKind);
  return { own: name('own'), other: name('other') };
}

/** The day of an event, once, in both languages. */
function EventDate({ date, place }: { date: string; place: ParallelPlace }) {
  const machine = machineDate(date);
  return (
    <b className="pair-date">
      {SIDES.map((side) => {
        const { locale } = place[side];
        const words = partialDateWords(date, locale);
        return (
          <span key={side} className={`side ${side}`} lang={locale}>
            {machine ? <time dateTime={machine}>{words}</time> : words}
          </span>
        );
      })}
    </b>
  );
}
