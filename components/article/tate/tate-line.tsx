import type { ReactNode } from 'react';
import { citationAnchor, sourceAnchor } from '#lib/article/citations.ts';
import type { InlineNode } from '#lib/article/inline.ts';
import { type Line, type Mark, type Piece, tateLines } from '#lib/article/tate.ts';
import { Ruby } from '../../ui/ruby.tsx';

/** What a text is drawn with. */
export type TatePlace = { segmentId: string; sourceCount: number };

/**
 * A text as lines that run downwards, one beside the other. Each is a box of its own, so that the next tier begins where the
 * page ends, however wide it is.
 */
export function TateText(props: {
  nodes: readonly InlineNode[];
  place: TatePlace;
  isElement?: 'p' | 'li';
  className?: string;
  first?: number;
  rest?: number;
}) {
  const { nodes, place, isElement: Element = 'p', className, first, rest } = props;
  const lines = tateLines(nodes, {
    ...(first !== undefined && { first }),
    ...(rest !== undefined && { rest }),
  });
  return (
    <Element className={`tate-text ${className ?? ''}`.trim()}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no identity but their place
        <span key={index} className={classOf(line)}>
          <Pieces pieces={line.pieces} place={place} />
        </span>
      ))}
    </Element>
  );
}

const classOf = ({ indent, spacing }: Line): string =>
  ['tate-line', indent > 0 && `indent-${indent}`, spacing > 0 && `wider-${spacing}`]
    .filter(Boolean)
    .join(' ');

/** Pieces with equal marks beside each other are one run. */
export function Pieces({ pieces, place }: { pieces: readonly Piece[]; place: TatePlace }) {
  const runs: { marks: readonly Mark[]; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && last.marks === piece.marks) last.pieces.push(piece);
    else runs.push({ marks: piece.marks, pieces: [piece] });
  }
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of one line have no identity but their place
    <Marked key={index} marks={run.marks}>
      <Run pieces={run.pieces} place={place} />
    </Marked>
  ));
}

/** A run inside of its marks, the outermost first. */
function Marked({ marks, children }: { marks: readonly Mark[]; children: ReactNode }): ReactNode {
  const [mark, ...others] = marks;
  if (!mark) return children;
  const inner = <Marked marks={others}>{children}</Marked>;
  switch (mark.kind) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'emphasis':
      return <em>{inner}</em>;
    case 'link':
      return (
        <a href={mark.href} rel="noopener">
          {inner}
        </a>
      );
  }
}

function Run({ pieces, place }: { pieces: readonly Piece[]; place: TatePlace }) {
  return pieces.map((piece, index) => <OnePiece key={keyOf(piece, index)} piece={piece} place={place} />);
}

const keyOf = (piece: Piece, index: number) => `${piece.kind} ${index}`;

function OnePiece({ piece, place }: { piece: Piece; place: TatePlace }) {
  switch (piece.kind) {
    case 'upright':
    case 'sideways':
      return piece.text;
    case 'combined':
      return <span className="tcy">{piece.text}</span>;
    case 'ruby':
      return <Ruby base={piece.base} reading={piece.reading} />;
    case 'citation': {
      const { n, index } = piece;
      return (
        <sup className="citation">
          {n > place.sourceCount ? (
            n
          ) : (
            <a
              id={citationAnchor(place.segmentId, index)}
              href={`#${sourceAnchor(n)}`}
              role="doc-noteref"
              className="tcy"
            >
              {n}
            </a>
          )}
        </sup>
      );
    }
  }
}
