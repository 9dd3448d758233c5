import { getTranslations } from 'next-intl/server';
import { siteSeen } from '#db/queries/site/site.ts';
import type { Locale } from '#lib/locale.ts';
import { contrastOf, LEAST_CONTRAST } from '#lib/site/contrast.ts';
import { GROUND } from '#lib/site/ground.ts';
import type { SiteSettings } from '#lib/site/site-settings.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';

/** As app/styles/tokens.css has it. */
const PROGRAM_ACCENT = { light: '#9a2f1b', dark: '#f2a088' };

/** The colour of links and marks, on either ground. */
export async function AccentPanel(props: {
  site: SiteSettings;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { site, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'settings' });
  const editor = await getTranslations({ locale, namespace: 'editor.hero' });
  const { typedIn } = await fieldsOf('accent', state, locale);
  const shown = site.accent ?? PROGRAM_ACCENT;
  return (
    <section className="panel" aria-labelledby="accent">
      <h2 id="accent">{t('accent')}</h2>
      <p className="hint">{t('accentText', { least: LEAST_CONTRAST })}</p>
      <SendForm className="stack" action="/api/desk/site" unreachable={editor('unreachable')}>
        <FormNotice form="accent" state={state} locale={locale} />
        <input type="hidden" name="seen" value={siteSeen(site.accent)} />
        {(['light', 'dark'] as const).map((ground) => (
          <div className="accent-line" key={ground}>
            <Field
              name={ground}
              label={t('on', { ground })}
              hint={t('contrast', { ratio: contrastOf(shown[ground], GROUND[ground]) })}
              input={{
                autoComplete: 'off',
                spellCheck: false,
                maxLength: 9,
                placeholder: PROGRAM_ACCENT[ground],
                defaultValue: typedIn(ground) ?? site.accent?.[ground],
              }}
            />
            <svg className="accent-sample" viewBox="0 0 64 40" aria-hidden="true">
              <rect width="64" height="40" fill={GROUND[ground]} />
              <text x="32" y="28" textAnchor="middle" fontSize="22" fill={shown[ground]}>
                Aあ
              </text>
            </svg>
          </div>
        ))}
        <button className="button" type="submit" name="do" value="accent">
          {t('saveAccent')}
        </button>
      </SendForm>
    </section>
  );
}
