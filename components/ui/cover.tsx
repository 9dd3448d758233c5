import { HEIGHT, WIDTH } from '#lib/cover/canvas.ts';
import { coverMarkup } from '#lib/cover/cover-markup.ts';
import type { CoverSubject } from '#lib/cover/draw-cover.ts';

/** The cover of a story without a photograph: light that enters a facet and leaves as its parts. Decoration. */
export function Cover(subject: CoverSubject) {
  const { categoryKey } = subject;
  return (
    <svg
      className={`cover${categoryKey ? ` hue-${categoryKey}` : ''}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: numbers and names of ours, and half the elements of a page
      dangerouslySetInnerHTML={{ __html: coverMarkup(subject) }}
    />
  );
}
