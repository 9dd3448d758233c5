import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { siteSeen } from '#db/queries/site/site.ts';
import { messagesOf } from '#i18n/messages.ts';
import { settingsPagePath, settingsPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { PAGE_LIMITS, type SiteSettings, siteName } from '#lib/site/site-settings.ts';
import { type InfoPage, infoPath } from '#lib/urls.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';

/** A page about the site in both languages, each with a form of its own, and what stands there as long as nothing is written. */
export async function SitePageForm(props: {
  viewer: Viewer;
  page: InfoPage;
  site: SiteSettings;
  state: FormState | undefined;
}) {
  const { viewer, page, site, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const info = await getTranslations({ locale, namespace: 'info' });
  return (
    <DeskPage viewer={viewer} current="settings" path={settingsPagePath(page)}>
      <p>
        <a className="link" href={settingsPath}>
          ← {t('title')}
        </a>
      </p>
      <div className="page-title">
        <h1>{info(`${page}.title`, { site: siteName(locale) })}</h1>
      </div>
      <p className="hint">{t('pageText')}</p>
      <div className="topic-languages settings">
        {LOCALES.map((each) => (
          <PageText
            key={each}
            of={each}
            page={page}
            text={site.pages[each][page]}
            state={state}
            locale={locale}
          />
        ))}
      </div>
    </DeskPage>
  );
}

async function PageText(props: {
  of: Locale;
  page: InfoPage;
  text: string;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { of, page, text, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const editor = await getTranslations({ locale, namespace: 'editor.hero' });
  const form = `page-${of}`;
  const { typedIn } = await fieldsOf(form, state, locale);
  const rows = 24;
  return (
    <section className="panel settings-page-text" aria-labelledby={`in-${of}`}>
      <h2 id={`in-${of}`}>{t('language', { locale: of })}</h2>
      <SendForm className="stack" action="/api/desk/site" unreachable={editor('unreachable')}>
        <FormNotice form={form} state={state} locale={locale} />
        <input type="hidden" name="seen" value={siteSeen({ locale: of, page, text })} />
        <input type="hidden" name="locale" value={of} />
        <input type="hidden" name="page" value={page} />
        <div className="field">
          <label htmlFor={`text-${of}`}>{t('pageField')}</label>
          <textarea
            id={`text-${of}`}
            name="text"
            lang={of}
            rows={rows}
            maxLength={PAGE_LIMITS[of]}
            defaultValue={typedIn('text') ?? text}
          />
        </div>
        <button className="button button-primary" type="submit" name="do" value="page">
          {t('save')}
        </button>
      </SendForm>
      <p>
        <a className="link" href={infoPath(of, page)} hrefLang={of}>
          {t('asReaders')}
        </a>
      </p>
      <details>
        <summary>{t('programText')}</summary>
        <div className="field">
          <label className="visually-hidden" htmlFor={`program-${of}`}>
            {t('programText')}
          </label>
          <textarea
            id={`program-${of}`}
            lang={of}
            rows={rows}
            readOnly
            defaultValue={programText(of, page)}
          />
        </div>
      </details>
    </section>
  );
}

/** The program's own page as Markdown, to begin with. */
function programText(locale: Locale, page: InfoPage): string {
  const { lede, sections } = messagesOf(locale).info[page];
  return [lede, ...sections.flatMap(({ heading, paragraphs }) => [`## ${heading}`, ...paragraphs])]
    .join('\n\n')
    .replaceAll('{site}', siteName(locale));
}
