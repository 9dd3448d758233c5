import { translationsOf } from '#i18n/translations.ts';
import { parseRuby } from '#lib/article/ruby.ts';
import type { Locale } from '#lib/locale.ts';
import { savedPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Ruby } from '../ui/ruby.tsx';
import { OwnPagesScript } from './own-pages-script.tsx';

/** What is remembered for each choice (components/reader/apply-choices.ts); '' for what the paper or the device does. */
const CHOICES = {
  size: { normal: '', large: 'large', largest: 'largest' },
  face: { normal: '', serif: 'serif', sans: 'sans' },
  measure: { normal: '', short: 'short' },
  ruby: { on: '', off: 'off' },
  theme: { system: '', light: 'light', dark: 'dark' },
} as const;

/**
 * How pages look to this reader, with a sample that changes at once. It is kept in their browser, so it needs script:
 * components/reader/display-choices.ts shows the choices.
 */
export function DisplayPage({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.display');
  // English has no readings.
  const offered = Object.entries(CHOICES).filter(([name]) => name !== 'ruby' || locale === 'ja');
  return (
    <div className="info">
      <Breadcrumbs locale={locale} items={[{ name: t('title') }]} />
      <article className="info-text">
        <h1>{t('title')}</h1>
        <p className="info-lede">{t('lede')}</p>
        <noscript>
          <p>{t('needsScript')}</p>
        </noscript>
        <form className="display-choices" hidden suppressHydrationWarning>
          {offered.map(([name, values]) => (
            <fieldset key={name}>
              <legend>{t(`${name as keyof typeof CHOICES}.label`)}</legend>
              {Object.entries(values).map(([word, value]) => (
                <label key={word}>
                  <input type="radio" name={name} value={value} autoComplete="off" suppressHydrationWarning />
                  {t(`${name}.${word}` as 'size.normal')}
                </label>
              ))}
            </fieldset>
          ))}
          <p role="status" data-kept={t('kept')} data-refused={t('refused')} suppressHydrationWarning />
        </form>
        <section className="display-sample" aria-labelledby="sample">
          <h2 id="sample">{t('sample')}</h2>
          <p>
            {parseRuby(t('sampleText')).map((node) =>
              node.kind === 'ruby' ? (
                <Ruby key={node.base} base={node.base} reading={node.reading} />
              ) : (
                node.text
              ),
            )}
          </p>
        </section>
        <p>
          <a href={savedPath(locale)}>{translationsOf(locale, 'reader.saved')('title')}</a>
        </p>
      </article>
      <OwnPagesScript />
    </div>
  );
}
