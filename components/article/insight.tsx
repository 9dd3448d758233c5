import { translationsOf } from '#i18n/translations.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Blocks } from './blocks.tsx';

/** The items of PRISM Insight under their own labels; one that has none is labelled by whom it is for. */
export function Insight(props: {
  items: NonNullable<ArticleDocument['insight']>['items'];
  locale: Locale;
  sourceCount: number;
}) {
  const { items, locale, sourceCount } = props;
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
        <Blocks blocks={blocks} locale={locale} sourceCount={sourceCount} />
      </div>
    );
  });
}
