import { getWithdrawal } from '#db/queries/addresses/get-withdrawal.ts';
import { listLatest } from '#db/queries/lists/list-latest.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { categoryPath } from '#lib/urls.ts';
import { Moment } from '../ui/moment.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { StatusPage } from './status-page.tsx';

/**
 * What the address of a withdrawn article shows; the gateway sends it with 410.
 * @param slug the article's address, by which the page can say what was withdrawn, when and why
 */
export async function WithdrawnPage({ locale, slug }: { locale: Locale; slug: string | undefined }) {
  const t = translationsOf(locale, 'status');
  const withdrawal = slug === undefined ? null : await getWithdrawal({ locale, slug });
  const latest = await listLatest({ locale, limit: 5 });
  return (
    <StatusPage locale={locale} title={t('gone.title')} latest={latest}>
      <p>{t('gone.text')}</p>
      {withdrawal && (
        <dl className="facts">
          {withdrawal.headline && (
            <div>
              <dt>{t('gone.article')}</dt>
              <dd>
                <PhrasedText text={withdrawal.headline} locale={locale} />
              </dd>
            </div>
          )}
          {withdrawal.category && (
            <div>
              <dt>{t('gone.category')}</dt>
              <dd>
                <a href={categoryPath(locale, withdrawal.category.slug)}>{withdrawal.category.name}</a>
              </dd>
            </div>
          )}
          <div>
            <dt>{t('gone.withdrawn')}</dt>
            <dd>
              <Moment date={withdrawal.withdrawnAt} locale={locale} />
            </dd>
          </div>
          <div>
            <dt>{t('gone.reason')}</dt>
            <dd>{withdrawal.reason}</dd>
          </div>
        </dl>
      )}
    </StatusPage>
  );
}
