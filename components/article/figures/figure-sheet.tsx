import { processSettings } from '#lib/process-settings.ts';

/** The styles of figures, which only pages that have one fetch. However many say so, it is in the head once. */
export function FigureSheet() {
  const { figures } = processSettings().assets ?? {};
  return figures && <link rel="stylesheet" href={figures} precedence="figures" />;
}
