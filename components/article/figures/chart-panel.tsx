import type { Panel, Word, Words } from '#lib/chart/drawing.ts';
import { SIDE } from '#lib/chart/paths.ts';

/**
 * Shapes in a square that is stretched to the panel, and words in a second drawing that is not: letters keep their size
 * and strokes their width on every screen. What is widest beside the panel stands there unseen, and holds the side free.
 */
export function ChartPanel({ panel }: { panel: Panel }) {
  const { title, figure, tone, height, leftRoom, rightRoom, grid, zero, marks, words } = panel;
  return (
    <div className="chart-panel">
      {title && (
        <p>
          <b className={`t${tone}`}>{title}</b> {figure}
        </p>
      )}
      {leftRoom && <i>{leftRoom}</i>}
      <div>
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none" aria-hidden="true">
          {grid && <path className="grid" d={grid} />}
          {marks.map(
            ({ kind, tone, path }) =>
              path && <path key={kind + tone} className={`${kind} t${tone}`} d={path} />,
          )}
          {zero && <path className="zero" d={zero} />}
        </svg>
        <svg className="chart-words" height={height && `${height}em`} aria-hidden="true">
          {PLACES.map(
            (place) => words[place].length > 0 && <WordsAt key={place} place={place} words={words} />,
          )}
        </svg>
      </div>
      {rightRoom && <i>{rightRoom}</i>}
    </div>
  );
}

const PLACES = [
  'left',
  'below',
  'belowWide',
  'right',
  'beside',
  'above',
  'on',
] as const satisfies (keyof Words)[];

const CLASSES: Record<(typeof PLACES)[number], string> = {
  left: 'left',
  below: 'below',
  belowWide: 'below wide',
  right: 'right',
  beside: 'beside',
  above: 'above',
  on: 'on',
};

function WordsAt({ place, words }: { place: keyof Words; words: Words }) {
  return (
    <g className={CLASSES[place]}>
      {words[place].map((word) => (
        <WordLines
          key={`${word.x} ${word.y} ${word.lines}`}
          word={word}
          isUnder={place === 'below' || place === 'belowWide'}
        />
      ))}
    </g>
  );
}

function WordLines({ word, isUnder }: { word: Word; isUnder: boolean }) {
  const { x, y, lines, anchor, tone } = word;
  const [only, ...others] = lines;
  return (
    <text x={`${x}%`} y={`${y}%`} textAnchor={anchor} className={tone === undefined ? undefined : `t${tone}`}>
      {others.length === 0
        ? only
        : lines.map((line, index) => (
            <tspan
              key={line}
              x={`${x}%`}
              dy={index > 0 ? '1.2em' : isUnder ? undefined : `${-0.6 * others.length}em`}
            >
              {line}
            </tspan>
          ))}
    </text>
  );
}
