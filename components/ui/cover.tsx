import type { CoverShape } from '#lib/cover/canvas.ts';
import { drawCover } from '#lib/cover/draw-cover.ts';

/** The cover of a story without a photograph: light that enters a facet and leaves as its parts. Decoration. */
export function Cover({ articleId, categoryKey }: { articleId: number; categoryKey: string | null }) {
  const { width, height, shapes } = drawCover({ articleId, categoryKey });
  return (
    <svg
      className={`cover${categoryKey ? ` hue-${categoryKey}` : ''}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {shapes.map(draw)}
    </svg>
  );
}

function draw({ tone, path }: CoverShape) {
  return <path key={path} className={tone} d={path} />;
}
