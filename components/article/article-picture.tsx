import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { ForeignText } from '../ui/foreign-text.tsx';
import { StoryImage } from '../ui/story-image.tsx';

/** The article's picture with what it shows, who made it and by what right it is here; or the drawn cover. */
export function ArticlePicture({ article }: { article: ArticleView }) {
  const { articleId, category, parts, hero, locale } = article;
  return (
    <figure className="article-picture">
      <StoryImage
        articleId={articleId}
        categoryKey={category?.key ?? null}
        parts={parts}
        hero={hero}
        size="article"
        locale={locale}
      />
      {hero && <PictureCaption picture={hero} locale={locale} />}
    </figure>
  );
}

function PictureCaption({ picture, locale }: { picture: Picture; locale: Locale }) {
  const { caption, credit, licence } = picture;
  if (!caption && !credit && !licence) return null;
  const t = translationsOf(locale, 'picture');
  return (
    <figcaption>
      {caption && <ForeignText text={caption} locale={locale} />}
      {caption && (credit || licence) && ' '}
      {(credit || licence) && (
        <small className="picture-credit">
          {credit && (
            <ForeignText
              text={t(licence ? 'creditWithLicence' : 'credit', { credit, licence })}
              locale={locale}
            />
          )}
          {!credit && <ForeignText text={licence} locale={locale} />}
        </small>
      )}
    </figcaption>
  );
}
