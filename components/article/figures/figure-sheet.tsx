import { processSettings } from '#lib/process-settings.ts';

/** The styles of figures, which only pages that have one fetch. However many say so, it is in the head once. */
export function FigureSheet() {
  const { figureSheet } = processSettings();
  return figureSheet && <link rel="stylesheet" href={figureSheet} precedence="figures" />;
}
