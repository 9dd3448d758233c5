import type { ReactNode } from 'react';
import { citationAnchor, sourceAnchor } from '#lib/article/citations.ts';
import { type InlineNode, parseInline } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { foreignText } from './foreign-text.tsx';
import { Ruby } from './ruby.tsx';
import { wholeNumbers } from './whole-numbers.tsx';

type Place = {
  locale: Locale;
  /** The segment this text is, so that the list of sources can lead back to its citations. */
  segmentId: string;
  /** How many sources the article names: a citation of any other is not a link. */
  sourceCount: number;
};

/** A segment's restricted inline Markdown. */
export function InlineText({ text, ...place }: { text: string } & Place) {
  return draw(parseInline(text), place);
}

function draw(nodes: readonly InlineNode[], place: Place): ReactNode {
  return nodes.map((node, index) => drawNode(node, index, place));
}

/** Pieces of one text have no identity but their place. */
function drawNode(node: InlineNode, key: number, place: Place): ReactNode {
  switch (node.kind) {
    case 'text':
      return place.locale === 'ja' ? wholeNumbers(node.text) : foreignText(node.text, place.locale);
    case 'strong':
      return <strong key={key}>{draw(node.children, place)}</strong>;
    case 'emphasis':
      return <em key={key}>{draw(node.children, place)}</em>;
    case 'link':
      return (
        <a key={key} href={node.href} rel="noopener">
          {draw(node.children, place)}
        </a>
      );
    case 'ruby':
      return <Ruby key={key} base={node.base} reading={node.reading} />;
    case 'break':
      return <br key={key} />;
    case 'citation':
      return (
        <Citation
          key={key}
          n={node.n}
          index={node.index}
          segmentId={place.segmentId}
          sourceCount={place.sourceCount}
        />
      );
  }
}

function Citation(props: { n: number; index: number } & Omit<Place, 'locale'>) {
  const { n, index, segmentId, sourceCount } = props;
  return (
    <sup className="citation">
      {n > sourceCount ? (
        `[${n}]`
      ) : (
        <a id={citationAnchor(segmentId, index)} href={`#${sourceAnchor(n)}`} role="doc-noteref">
          [{n}]
        </a>
      )}
    </sup>
  );
}
