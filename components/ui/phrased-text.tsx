import type { ReactNode } from 'react';
import { clausesOf, type HeadlinePiece } from '#lib/article/headline.ts';
import { parseRuby, type RubyNode } from '#lib/article/ruby.ts';
import type { Locale } from '#lib/locale.ts';
import { foreignText } from './foreign-text.tsx';
import { Ruby } from './ruby.tsx';

/** In em; longer ones never fit a line. */
const LONGEST_CLAUSE = 30;

/**
 * A headline, label or heading. In Japanese its lines end where `clausesOf` says, with `word-break: keep-all` nowhere else, and a clause
 * stays on one line wherever it has room there (`.clause-N` in styles/headline.css). Clauses are inline: what somebody looks for on the
 * page is found across them.
 */
export function PhrasedText({ text, locale }: { text: string; locale: Locale }) {
  if (locale !== 'ja') return parseRuby(text).map((node, index) => drawn(node, index, locale));
  const clauses = clausesOf(text);
  if (clauses.length === 1) return clauses[0]?.pieces.map(drawnPiece);
  return clauses.flatMap(({ pieces, em }, index) => [
    // biome-ignore lint/suspicious/noArrayIndexKey: clauses of one text have no identity but their place
    index > 0 && <wbr key={`end ${index}`} />,
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <span key={index} className={em <= LONGEST_CLAUSE ? `clause-${em}` : undefined}>
      {pieces.map(drawnPiece)}
    </span>,
  ]);
}

function drawnPiece({ nodes, has }: HeadlinePiece, index: number): ReactNode {
  const drawnNodes = nodes.map((node, place) => drawn(node, `${index} ${place}`, 'ja'));
  return [
    index > 0 && <wbr key={`break ${index}`} />,
    has ? (
      <span key={index} className={has}>
        {drawnNodes}
      </span>
    ) : (
      drawnNodes
    ),
  ];
}

function drawn(node: RubyNode, key: string | number, locale: Locale): ReactNode {
  if (node.kind === 'text') return foreignText(node.text, locale);
  return <Ruby key={key} base={node.base} reading={node.reading} />;
}
