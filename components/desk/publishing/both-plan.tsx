import { getTranslations } from 'next-intl/server';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { TimeField } from '../time-field.tsx';
import { Fold } from './plan-form.tsx';

type Props = { view: EditorView; state: FormState | undefined; locale: Locale };

/** Whether there is something of an edition that readers have not got and may get. */
const isWaiting = (edition: EditionView) =>
  edition.problems.blocks.length === 0 &&
  edition.draftRevisionId !== edition.publicRevisionId &&
  !['withdrawn', 'trashed'].includes(edition.status);

/** Both languages in one act, where both have something to let out. */
export async function BothPlan({ view, state, locale }: Props) {
  const { ja, en } = view.editions;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { typedIn } = await fieldsOf('plan-both', state, locale);
  const isOffered = view.may.publish && ja && en && [ja, en].every(isWaiting);
  if (!isOffered) return <FormNotice form="plan-both" state={state} locale={locale} />;
  const hasReaders = [ja, en].some(({ status }) => status === 'live');
  const form = {
    action: `/api/desk/articles/${view.articleId}/plan`,
    className: 'stack',
    unreachable: words('unreachable'),
  };
  const seen = (
    <>
      <input type="hidden" name="version-ja" value={ja.version} />
      <input type="hidden" name="version-en" value={en.version} />
      <input type="hidden" name="seen-ja" value={ja.factsSeen} />
      <input type="hidden" name="seen-en" value={en.factsSeen} />
    </>
  );
  const change = (id: string) =>
    hasReaders && (
      <div className="field">
        <label htmlFor={id}>{t('change')}</label>
        <select id={id} name="change" defaultValue={typedIn('change') ?? 'update'}>
          <option value="update">{t('update')}</option>
          <option value="minor">{t('minor')}</option>
        </select>
      </div>
    );
  return (
    <section className="panel plan-both" aria-labelledby="plan-both">
      <h2 id="plan-both">{t('both')}</h2>
      <FormNotice form="plan-both" state={state} locale={locale} />
      <p className="hint">{t('bothText')}</p>
      <SendForm {...form}>
        {seen}
        {change('change-both')}
        <button className="button button-primary" type="submit" name="do" value="publish-both">
          {t('publishBoth')}
        </button>
      </SendForm>
      <Fold title={t('schedule')} isOpen={typedIn('at') !== undefined}>
        <SendForm {...form}>
          {seen}
          {change('schedule-both-change')}
          <TimeField
            id="schedule-both"
            name="at"
            label={t('time')}
            defaultValue={typedIn('at')}
            required
            locale={locale}
          />
          <button className="button" type="submit" name="do" value="schedule-both">
            {t('scheduleBoth')}
          </button>
        </SendForm>
      </Fold>
    </section>
  );
}
