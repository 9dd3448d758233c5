import type { Drawing } from '#lib/chart/drawing.ts';
import { ChartKeys } from './chart-keys.tsx';
import { ChartPanel } from './chart-panel.tsx';

/** The drawn part of a chart. @param props.label what it is called: the drawing says nothing that the table does not */
export function ChartDrawing({ drawing, label }: { drawing: Drawing; label: string }) {
  const { keys, panels } = drawing;
  return (
    <div className="chart-drawing" role="img" aria-label={label}>
      <ChartKeys keys={keys} />
      <div className="chart-panels">
        {panels.map((panel, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a panel is known by its place
          <ChartPanel key={index} panel={panel} />
        ))}
      </div>
    </div>
  );
}
