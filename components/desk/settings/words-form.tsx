import { getTranslations } from 'next-intl/server';
import { siteSeen } from '#db/queries/site/site.ts';
import { translationsOf } from '#i18n/translations.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import {
  PROGRAM_NAME,
  SITE_LIMITS,
  SITE_WORDS,
  type SiteSettings,
  type SiteWords,
  siteName,
} from '#lib/site/site-settings.ts';
import { Area } from '../area.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';

const LONG = ['description', 'contact'];

/** What the site is called, what it is and who publishes it, in both languages side by side; below each what stands without it. */
export async function WordsForm(props: { site: SiteSettings; state: FormState | undefined; locale: Locale }) {
  const { site, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const editor = await getTranslations({ locale, namespace: 'editor.hero' });
  const { typedIn } = await fieldsOf('words', state, locale);
  return (
    <SendForm className="stack" action="/api/desk/site" unreachable={editor('unreachable')}>
      <FormNotice form="words" state={state} locale={locale} />
      <input type="hidden" name="seen" value={siteSeen(site.words)} />
      <div className="topic-languages">
        {LOCALES.map((each) => (
          <fieldset className="topic-language" key={each}>
            <legend>{t('language', { locale: each })}</legend>
            {SITE_WORDS.map((part) => {
              const name = `${part}-${each}`;
              const stored = site.words[each][part];
              const typed = typedIn(name);
              const shared = {
                name,
                label: t(`word.${part}`),
                hint: [
                  t(`hint.${part}`),
                  stored === '' && without(each)[part],
                  // Somebody else has changed it since the form was shown.
                  typed !== undefined && typed !== stored && stored !== '' && t('now', { text: stored }),
                ]
                  .filter(Boolean)
                  .join(locale === 'ja' ? '' : ' '),
              };
              const input = {
                lang: each,
                autoComplete: 'off',
                maxLength: SITE_LIMITS[part],
                defaultValue: typed ?? stored,
              };
              return LONG.includes(part) ? (
                <Area key={part} {...shared} input={{ ...input, rows: 3 }} />
              ) : (
                <Field key={part} {...shared} input={input} />
              );
            })}
          </fieldset>
        ))}
      </div>
      <button className="button button-primary" type="submit" name="do" value="words">
        {t('save')}
      </button>
    </SendForm>
  );

  /** What stands in a language where a field is empty. */
  function without(of: Locale): Record<keyof SiteWords, string> {
    const { publisherName, publisherContact } = processSettings();
    const says = translationsOf(of, 'site');
    const stands = (text: string | undefined) => (text ? t('without', { text }) : t('withoutNothing'));
    return {
      name: stands(PROGRAM_NAME),
      description: stands(says('description', { site: siteName(of) })),
      line: stands(says('tagline')),
      publisher: stands(publisherName),
      contact: stands(publisherContact),
    };
  }
}
