import { getTranslations } from 'next-intl/server';
import { siteSeen } from '#db/queries/site/site.ts';
import type { Locale } from '#lib/locale.ts';
import { type SiteSettings, siteName } from '#lib/site/site-settings.ts';
import { LARGEST_WORDMARK } from '#lib/site/wordmark.ts';
import { SITE_STYLE_PATH } from '#lib/urls.ts';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** The drawing of the site's name: how it looks now, another file, and the way back to letters. Sent as any form with a file. */
export async function WordmarkPanel(props: {
  site: SiteSettings;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { site, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const seen = siteSeen(site.wordmark);
  return (
    <section className="panel" aria-labelledby="wordmark">
      <h2 id="wordmark">{t('wordmark')}</h2>
      <p className="hint">{t('wordmarkText', { most: LARGEST_WORDMARK / 1000 })}</p>
      <FormNotice form="wordmark" state={state} locale={locale} />
      {site.wordmark ? (
        <>
          <link rel="stylesheet" href={SITE_STYLE_PATH} />
          <div className="wordmark-sample" role="img" aria-label={siteName(locale)}>
            <span className="wordmark-drawing" />
          </div>
        </>
      ) : (
        <p className="soft">{t('noWordmark')}</p>
      )}
      <form className="stack" action="/api/desk/site" method="post" encType="multipart/form-data">
        <input type="hidden" name="do" value="wordmark" />
        <input type="hidden" name="seen" value={seen} />
        <div className="field">
          <label htmlFor="wordmark-file">{t('wordmarkFile')}</label>
          <input id="wordmark-file" type="file" name="picture" accept=".svg,image/svg+xml" required />
        </div>
        <button className="button" type="submit">
          {t('wordmarkSubmit')}
        </button>
      </form>
      {site.wordmark && (
        <form action="/api/desk/site" method="post">
          <input type="hidden" name="seen" value={seen} />
          <button className="button button-quiet" type="submit" name="do" value="remove-wordmark">
            {t('wordmarkRemove')}
          </button>
        </form>
      )}
    </section>
  );
}
