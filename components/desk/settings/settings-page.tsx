import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { siteWords } from '#i18n/site-words.ts';
import { publishingRulesPath, settingsPagePath, settingsPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { type SiteSettings, siteName } from '#lib/site/site-settings.ts';
import { INFO_PAGES } from '#lib/urls.ts';
import { DeskPage } from '../desk-page.tsx';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';
import { AccentPanel } from './accent-panel.tsx';
import { WordmarkPanel } from './wordmark-panel.tsx';
import { WordsForm } from './words-form.tsx';

/** What the site says of itself, how it looks, and its pages about itself. */
export async function SettingsPage(props: {
  viewer: Viewer;
  site: SiteSettings;
  state: FormState | undefined;
}) {
  const { viewer, site, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const info = await getTranslations({ locale, namespace: 'info' });
  const missing = LOCALES.flatMap((each) => {
    const { publisher } = siteWords(each);
    return (['name', 'contact'] as const)
      .filter((part) => publisher[part] === null)
      .map((part) => t(`missing.${part}`, { locale: each }));
  });
  return (
    <DeskPage viewer={viewer} current="settings" path={settingsPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="stack">
        <p className="hint">{t('text')}</p>
        {missing.length > 0 && (
          <Notice kind="info">
            <p>{t('missing.text')}</p>
            <ul className="refused">
              {missing.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <div className="topic-page settings">
        <section className="panel" aria-labelledby="words">
          <h2 id="words">{t('words')}</h2>
          <WordsForm site={site} state={state} locale={locale} />
        </section>
        <div className="topic-aside">
          <AccentPanel site={site} state={state} locale={locale} />
          <WordmarkPanel site={site} state={state} locale={locale} />
          <p>
            <a className="link" href={publishingRulesPath}>
              {t('publishingRules')}
            </a>
          </p>
          <section className="panel" aria-labelledby="pages">
            <h2 id="pages">{t('pages')}</h2>
            <p className="hint">{t('pagesText')}</p>
            <ul className="entries">
              {INFO_PAGES.map((page) => (
                <li className="settings-page-entry" key={page}>
                  <a className="link" href={settingsPagePath(page)}>
                    {info(`${page}.title`, { site: siteName(locale) })}
                  </a>
                  <span className="hint">
                    {LOCALES.map((each) =>
                      t(site.pages[each][page] ? 'ownPage' : 'programPage', { locale: each }),
                    ).join(t('between'))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </DeskPage>
  );
}
