import type { PictureVariant } from '#lib/media/picture.ts';
import { mediaPath } from '#lib/urls.ts';

/** The smallest file of a picture, which waits until somebody scrolls near it. */
export function Thumbnail({ variants, alt }: { variants: PictureVariant[]; alt: string }) {
  const [smallest] = variants.toSorted((a, b) => a.bytes - b.bytes);
  if (!smallest) return null;
  const { file, width, height } = smallest;
  return (
    // biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between
    <img src={mediaPath(file)} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
  );
}
