import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { Cover } from './cover.tsx';
import { hasFiles, PictureFiles } from './picture-files.tsx';

type Size = 'lead' | 'second' | 'thumb' | 'article';

/** How wide the picture is drawn, so that a browser can choose a file before it knows the stylesheet. */
const SIZES = {
  lead: '(min-width: 84rem) 52rem, (min-width: 62rem) 62vw, 100vw',
  second: '(min-width: 84rem) 26rem, (min-width: 62rem) 32vw, (min-width: 40rem) 50vw, 100vw',
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
  hero: Picture | null;
  size: Size;
  locale: Locale;
}) {
  const { articleId, categoryKey, hero, size, locale } = props;
  if (!hero || !hasFiles(hero)) {
    return (
      <div className={`story-image story-image-${size}`}>
        <Cover articleId={articleId} categoryKey={categoryKey} />
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
