import type { Block } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';

/** The paragraphs and lists of a section. */
export function Blocks(props: { blocks: Block[]; locale: Locale; sourceCount: number }) {
  const { blocks, locale, sourceCount } = props;
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return (
          <p key={block.id}>
            <InlineText text={block.text} segmentId={block.id} sourceCount={sourceCount} locale={locale} />
          </p>
        );
      case 'list':
        return (
          <ul key={block.id}>
            {block.items.map(({ id, text }) => (
              <li key={id}>
                <InlineText text={text} segmentId={id} sourceCount={sourceCount} locale={locale} />
              </li>
            ))}
          </ul>
        );
      default:
        return null;
    }
  });
}
