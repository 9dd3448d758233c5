import type { Teaser } from '#db/queries/editions/teaser.ts';
import type { CoverParts } from '#lib/cover/measures.ts';
import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { Cover } from './cover.tsx';
import { hasFiles, PictureFiles } from './picture-files.tsx';

type Size = 'lead' | 'second' | 'section' | 'thumb' | 'article';

/** How wide the picture is drawn, so that a browser can choose a file before it knows the stylesheet. */
const SIZES = {
  lead: '(min-width: 62rem) 40vw, 100vw',
  second: '(min-width: 40rem) 20rem, 7rem',
  section: '(min-width: 40rem) 26rem, 100vw',
  thumb: '(min-width: 62rem) 16rem, 9rem',
  article: '(min-width: 48rem) 42rem, 100vw',
} as const satisfies Record<Size, string>;

/**
 * The picture of a story, or the cover drawn for it where it has none. A teaser's picture is silent, because the
 * headline beside it says what the story is; an article's speaks.
 */
export function StoryImage(props: {
  articleId: number;
  categoryKey: string | null;
  parts: CoverParts;
  hero: Picture | null;
  size: Size;
  locale: Locale;
}) {
  const { articleId, categoryKey, parts, hero, size, locale } = props;
  if (!hero || !hasFiles(hero)) {
    return (
      <div className={`story-image story-image-${size}`}>
        <Cover articleId={articleId} categoryKey={categoryKey} parts={parts} />
      </div>
    );
  }
  return (
    <PictureFiles
      picture={hero}
      className={`story-image story-image-${size}`}
      sizes={SIZES[size]}
      alt={size === 'article' ? hero.alt : ''}
      lang={size === 'article' ? locale : undefined}
      isLate={size !== 'lead' && size !== 'article'}
    />
  );
}

/** What `StoryImage` needs to know of a teaser. */
export function imageOf({ articleId, category, parts, hero, locale }: Teaser) {
  return { articleId, categoryKey: category?.key ?? null, parts, hero, locale };
}
