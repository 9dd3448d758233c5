import type { Block } from '#lib/article/document.ts';
import { InlineText } from '../ui/inline-text.tsx';

/** The paragraphs and lists of a section. */
export function Blocks({ blocks, sourceCount }: { blocks: Block[]; sourceCount: number }) {
  return blocks.map((block) =>
    block.kind === 'list' ? (
      <ul key={block.id}>
        {block.items.map(({ id, text }) => (
          <li key={id}>
            <InlineText text={text} segmentId={id} sourceCount={sourceCount} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={block.id}>
        <InlineText text={block.text} segmentId={block.id} sourceCount={sourceCount} />
      </p>
    ),
  );
}
