import type { Locale } from '#lib/locale.ts';
import type { Picture, PictureVariant } from '#lib/media/picture.ts';
import { mediaPath } from '#lib/urls.ts';
import { Cover } from './cover.tsx';

type Size = 'lead' | 'second' | 'thumb' | 'article';

/** How wide the picture is drawn, so that a browser can choose a file before it knows the stylesheet. */
const SIZES = {
  lead: '(min-width: 84rem) 52rem, (min-width: 62rem) 62vw, 100vw',
  second: '(min-width: 84rem) 26rem, (min-width: 62rem) 32vw, (min-width: 40rem) 50vw, 100vw',
  thumb: '(min-width: 62rem) 16rem, 9rem',
  article: '(min-width: 48rem) 42rem, 100vw',
} as const satisfies Record<Size, string>;

/** What browsers that know no `srcset` receive: wide enough for a page, light enough for a phone. */
const FALLBACK_WIDTH = 1280;

/**
 * The picture of a story, or the cover drawn for it where it has none. A teaser's picture is silent, because the
 * headline beside it says what the story is; an article's speaks.
 */
export function StoryImage(props: {
  articleId: number;
  categoryKey: string | null;
  hero: Picture | null;
  size: Size;
  locale: Locale;
}) {
  const { articleId, categoryKey, hero, size, locale } = props;
  const jpegs = hero ? ofFormat(hero, 'jpeg') : [];
  const fallback = jpegs.findLast(({ width }) => width <= FALLBACK_WIDTH) ?? jpegs[0];
  if (!hero || !fallback) {
    return (
      <div className={`story-image story-image-${size}`}>
        <Cover articleId={articleId} categoryKey={categoryKey} />
      </div>
    );
  }
  const isFirst = size === 'lead' || size === 'article';
  return (
    <picture className={`story-image story-image-${size}`}>
      <Source variants={ofFormat(hero, 'avif')} sizes={SIZES[size]} />
      <Source variants={ofFormat(hero, 'webp')} sizes={SIZES[size]} />
      <img
        className={`focal-x-${step(hero.focalX)} focal-y-${step(hero.focalY)}`}
        src={mediaPath(fallback.file)}
        srcSet={srcSetOf(jpegs)}
        sizes={SIZES[size]}
        width={hero.width}
        height={hero.height}
        alt={size === 'article' ? hero.alt : ''}
        lang={size === 'article' ? locale : undefined}
        loading={isFirst ? undefined : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
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

/**
 * The focal point as one of five steps, each a class: pages may not carry style attributes, and where a crop falls
 * within an eighth of a picture nobody sees.
 */
function step(position: number): number {
  return Math.round(Math.min(1, Math.max(0, position)) * 4);
}
