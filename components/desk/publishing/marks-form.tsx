import { getTranslations } from 'next-intl/server';
import type { ArticleHandOver } from '#db/queries/desk/editor/get-hand-over.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { Fold } from './plan-form.tsx';

/** What holds for an article in both languages: whether search engines may find it, and who paid for it. */
export async function MarksForm(props: {
  articleId: number;
  marks: ArticleHandOver['marks'];
  mayPublish: boolean;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { articleId, marks, mayPublish, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { typedIn } = await fieldsOf('marks', state, locale);
  const isRefused = state?.form === 'marks' && Boolean(state.error);
  return (
    <div className="plan-marks">
      <FormNotice form="marks" state={state} locale={locale} />
      {(marks.noindex || marks.sponsor) && (
        <p className="toolbar">
          {marks.sponsor && <b>{t('isSponsored', { name: marks.sponsor[locale] })}</b>}
          {marks.noindex && <b>{t('isNoindex')}</b>}
        </p>
      )}
      {mayPublish && (
        <Fold title={t('marks')} hint={t('marksText')} isOpen={isRefused}>
          <SendForm
            className="stack"
            action={`/api/desk/articles/${articleId}/marks`}
            unreachable={words('unreachable')}
          >
            <input type="hidden" name="seen" value={marks.seen} />
            <label className="choice">
              <input
                type="checkbox"
                name="noindex"
                defaultChecked={isRefused ? typedIn('noindex') !== undefined : marks.noindex}
              />
              <span>
                {t('noindex')} <span className="hint">{t('noindexHint')}</span>
              </span>
            </label>
            {LOCALES.map((each) => (
              <Field
                key={each}
                name={`sponsor-${each}`}
                label={t('sponsor', { locale: each })}
                hint={each === 'ja' ? t('sponsorHint') : undefined}
                input={{
                  lang: each,
                  autoComplete: 'off',
                  maxLength: 100,
                  defaultValue: typedIn(`sponsor-${each}`) ?? marks.sponsor?.[each],
                }}
              />
            ))}
            <button className="button" type="submit">
              {t('marksSubmit')}
            </button>
          </SendForm>
        </Fold>
      )}
    </div>
  );
}
