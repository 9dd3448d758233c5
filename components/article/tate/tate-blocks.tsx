import type { Block, BlockOf } from '#lib/article/document.ts';
import { type InlineNode, parseInline } from '#lib/article/inline.ts';
import { partialDateWords } from '#lib/article/partial-date.ts';
import { segmentName } from '#lib/article/shapes.ts';
import { shownBlocks } from '#lib/article/shown-blocks.ts';
import { questionWords } from '#lib/article/spoken-words.ts';
import { Blocks } from '../blocks.tsx';
import type { TextPlace } from '../text-place.ts';
import { TateWords } from './tate-heading.tsx';
import { TateText } from './tate-line.tsx';

/** What stands in a section, set downwards; tables, charts, pictures and cards between two tiers as they always are. */
export function TateBlocks({ blocks, place }: { blocks: Block[]; place: TextPlace }) {
  return shownBlocks(blocks).map((block) => <OneBlock key={block.id} block={block} place={place} />);
}

const GAP = '\u3000';
const bold = (text: string): InlineNode => ({ kind: 'strong', children: [{ kind: 'text', text }] });

function OneBlock({ block, place }: { block: Block; place: TextPlace }) {
  const { sourceCount } = place;
  const at = (segmentId: string) => ({ segmentId, sourceCount });
  switch (block.kind) {
    case 'paragraph':
      return <TateText nodes={parseInline(block.text)} place={at(block.id)} />;
    case 'list':
    case 'ordered':
      return <TateList items={block.items} isOrdered={block.kind === 'ordered'} sourceCount={sourceCount} />;
    case 'quote':
      return (
        <>
          {block.text && <TateText nodes={parseInline(block.text)} place={at(block.id)} first={2} rest={2} />}
          {block.by && (
            <TateText
              nodes={[{ kind: 'text', text: '――' }, ...parseInline(block.by)]}
              place={at(segmentName(block.id, 'by'))}
              first={4}
              rest={4}
            />
          )}
        </>
      );
    case 'pullquote':
      return (
        <p className="tate-box tate-pull">
          <TateText nodes={parseInline(block.text)} place={at(block.id)} />
        </p>
      );
    case 'factbox':
      return (
        <>
          {block.title && <TateTitle text={block.title} />}
          <TateList items={block.items} isOrdered={false} sourceCount={sourceCount} />
        </>
      );
    case 'timeline':
      return (
        <>
          {block.title && <TateTitle text={block.title} />}
          {block.events.map(({ id, date, text }) => (
            <TateText
              key={id}
              nodes={[
                ...(date ? [bold(partialDateWords(date, 'ja')), { kind: 'text', text: GAP } as const] : []),
                ...parseInline(text ?? ''),
              ]}
              place={at(id)}
              first={0}
              rest={1}
            />
          ))}
        </>
      );
    case 'interview':
      return block.exchanges.map(({ id, question, text }) => (
        <div key={id} className="tate-text">
          {question && (
            <TateText
              nodes={[bold(questionWords(question, 'ja'))]}
              place={at(segmentName(id, 'question'))}
              first={0}
            />
          )}
          {text && <TateText nodes={parseInline(text)} place={at(id)} />}
        </div>
      ));
    case 'speech':
      return block.turns.map(({ id, speaker, text }) => (
        <TateText
          key={id}
          nodes={[
            ...(speaker ? [bold(speaker), { kind: 'text', text: GAP } as const] : []),
            ...parseInline(text ?? ''),
          ]}
          place={at(id)}
          first={0}
          rest={1}
        />
      ));
    case 'table':
    case 'chart':
    case 'pictures':
    case 'card':
      return (
        <div className="tate-figure">
          <Blocks blocks={[block]} {...place} />
        </div>
      );
  }
}

/** What a fact box or timeline is about. */
function TateTitle({ text }: { text: string }) {
  return (
    <p className="tate-box tate-subhead">
      <TateWords text={text} />
    </p>
  );
}

function TateList(props: { items: BlockOf<'list'>['items']; isOrdered: boolean; sourceCount: number }) {
  const { items, isOrdered, sourceCount } = props;
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List className="tate-text">
      {items.map(({ id, text, level }, index) => {
        const indent = level ? 1 : 0;
        const sign = isOrdered ? `${index + 1}${GAP}` : '・';
        return (
          <TateText
            key={id}
            isElement="li"
            nodes={[{ kind: 'text', text: sign }, ...parseInline(text)]}
            place={{ segmentId: id, sourceCount }}
            first={indent}
            rest={indent + 1}
          />
        );
      })}
    </List>
  );
}
