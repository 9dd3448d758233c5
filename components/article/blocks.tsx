import type { Block } from '#lib/article/document.ts';
import { shownBlocks } from '#lib/article/shown-blocks.ts';
import { Card } from './figures/card.tsx';
import { Chart } from './figures/chart.tsx';
import { FactBox } from './figures/fact-box.tsx';
import { FigureSheet } from './figures/figure-sheet.tsx';
import { Interview } from './figures/interview.tsx';
import { Pictures } from './figures/pictures.tsx';
import { Quote } from './figures/quote.tsx';
import { Speech } from './figures/speech.tsx';
import { Table } from './figures/table.tsx';
import { Timeline } from './figures/timeline.tsx';
import { ItemList } from './item-list.tsx';
import { SegmentText } from './segment-text.tsx';
import type { TextPlace } from './text-place.ts';

/** What stands in a section: its paragraphs and lists, and the figures between them. */
export function Blocks({ blocks, ...place }: { blocks: Block[] } & TextPlace) {
  const shown = shownBlocks(blocks);
  return (
    <>
      {shown.some(({ kind }) => !PLAIN.includes(kind)) && <FigureSheet />}
      {shown.map((block) => (
        <OneBlock key={block.id} block={block} place={place} />
      ))}
    </>
  );
}

/** What the styles of all pages draw. */
const PLAIN: readonly Block['kind'][] = ['paragraph', 'list', 'ordered'];

function OneBlock({ block, place }: { block: Block; place: TextPlace }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <SegmentText part={block.id} text={block.text} place={place} />
        </p>
      );
    case 'list':
    case 'ordered':
      return <ItemList isOrdered={block.kind === 'ordered'} items={block.items} place={place} />;
    case 'quote':
      return <Quote quote={block} place={place} />;
    case 'pullquote':
      return (
        <aside className="pullquote">
          <p>
            <SegmentText part={block.id} text={block.text} place={place} />
          </p>
        </aside>
      );
    case 'table':
      return <Table table={block} place={place} />;
    case 'pictures':
      return <Pictures block={block} place={place} />;
    case 'factbox':
      return <FactBox box={block} place={place} />;
    case 'timeline':
      return <Timeline timeline={block} place={place} />;
    case 'interview':
      return <Interview interview={block} place={place} />;
    case 'speech':
      return <Speech speech={block} place={place} />;
    case 'card':
      return <Card card={block} place={place} />;
    case 'chart':
      return <Chart chart={block} locale={place.locale} sourceCount={place.sourceCount} />;
  }
}
