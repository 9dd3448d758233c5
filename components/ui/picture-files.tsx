import type { Locale } from '#lib/locale.ts';
import { focalClass } from '#lib/media/focal.ts';
import type { Picture, PictureVariant } from '#lib/media/picture.ts';
import { mediaPath } from '#lib/urls.ts';

/** What browsers that know no `srcset` receive: wide enough for a page, light enough for a phone. */
const FALLBACK_WIDTH = 1280;

/** Whether there is anything to show of a picture. */
export const hasFiles = (picture: Picture): boolean =>
  picture.variants.some(({ format }) => format === 'jpeg');

/**
 * The files of a picture, of which a browser takes the lightest that it can draw sharply. It has its size before it comes.
 * @param props.sizes how wide it is drawn
 * @param props.isLate whether it may wait until somebody scrolls near it; one that may not comes before all others
 */
export function PictureFiles(props: {
  picture: Picture;
  sizes: string;
  alt: string;
  lang?: Locale | undefined;
  className?: string;
  isLate: boolean;
}) {
  const { picture, sizes, alt, lang, className, isLate } = props;
  const jpegs = ofFormat(picture, 'jpeg');
  const fallback = jpegs.findLast(({ width }) => width <= FALLBACK_WIDTH) ?? jpegs[0];
  if (!fallback) return null;
  return (
    <picture className={className}>
      <Source variants={ofFormat(picture, 'avif')} sizes={sizes} />
      <Source variants={ofFormat(picture, 'webp')} sizes={sizes} />
      <img
        className={focalClass({ x: picture.focalX, y: picture.focalY })}
        src={mediaPath(fallback.file)}
        srcSet={srcSetOf(jpegs)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        lang={lang}
        loading={isLate ? 'lazy' : undefined}
        fetchPriority={isLate ? undefined : 'high'}
        decoding="async"
      />
    </picture>
  );
}

function Source({ variants, sizes }: { variants: PictureVariant[]; sizes: string }) {
  const [first] = variants;
  if (!first) return null;
  return <source type={`image/${first.format}`} srcSet={srcSetOf(variants)} sizes={sizes} />;
}

function ofFormat({ variants }: Picture, format: PictureVariant['format']): PictureVariant[] {
  return variants.filter((variant) => variant.format === format).sort((a, b) => a.width - b.width);
}

function srcSetOf(variants: PictureVariant[]): string {
  return variants.map(({ file, width }) => `${mediaPath(file)} ${width}w`).join(', ');
}
