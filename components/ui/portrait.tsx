import { focalClass } from '#lib/media/focal.ts';
import type { Portrait as PortraitOf } from '#lib/media/picture.ts';
import { mediaPath } from '#lib/urls.ts';

/** Sharp on screens of three pixels to one. */
const ENOUGH_PIXELS = 240;

/** Somebody's face beside their name, which says who it is, so that it is silent itself. */
export function Portrait({ portrait }: { portrait: PortraitOf }) {
  const jpegs = portrait.variants.filter(({ format }) => format === 'jpeg').sort((a, b) => a.width - b.width);
  const file = jpegs.find(({ width, height }) => Math.min(width, height) >= ENOUGH_PIXELS) ?? jpegs.at(-1);
  if (!file) return null;
  return (
    // biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between
    <img
      className={`portrait ${focalClass({ x: portrait.focalX, y: portrait.focalY })}`}
      src={mediaPath(file.file)}
      width={80}
      height={80}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}
