import type { Drawing } from '#lib/chart/drawing.ts';

/** What a line, an area or a point looks like, for each series whose name has no room in the drawing. */
export function ChartKeys({ keys }: { keys: Drawing['keys'] }) {
  if (keys.length === 0) return null;
  return (
    <div className="chart-keys">
      {keys.map(({ name, tone, kind }) => (
        <span key={tone + name}>
          <svg viewBox="0 0 24 10" aria-hidden="true">
            <path className={`${kind} t${tone}`} d={SAMPLES[kind]} />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}

const SAMPLES = { line: 'M1 5h22', link: 'M1 5h22', fill: 'M7 0h10v10h-10z', point: 'M12 5h0' };
