import { translationsOf } from '#i18n/translations.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Blocks } from './blocks.tsx';
import type { TextPlace } from './text-place.ts';

/** The items of PRISM Insight under their own labels; one that has none is labelled by whom it is for. */
export function Insight(
  props: {
    items: NonNullable<ArticleDocument['insight']>['items'];
  } & TextPlace,
) {
  const { items, ...place } = props;
  const { locale } = place;
  const t = translationsOf(locale, 'article.insightKinds');
  return items.map(({ id, kind, label, blocks }) => {
    const heading = label ?? (kind === 'other' ? undefined : t(kind));
    return (
      <div key={id} className="insight-item">
        {heading && (
          <h3>
            <PhrasedText text={heading} locale={locale} />
          </h3>
        )}
        <Blocks blocks={blocks} {...place} />
      </div>
    );
  });
}
