import { getTranslations } from 'next-intl/server';
import type { HandOverView } from '#db/queries/desk/editor/get-hand-over.ts';
import { assignedAs } from '#lib/article/hand-over.ts';
import { formatMoment, machineTime } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { TimeField } from '../time-field.tsx';
import { Fold } from './plan-form.tsx';

/** Whose a language of an article is, and until when; also one that has no text yet. */
export async function AssignmentForm(props: {
  of: Locale;
  articleId: number;
  assigned: HandOverView['assigned'];
  /** Whom it can be given to; nobody, for who may not assign. */
  people: { id: string; name: string }[];
  state: FormState | undefined;
  /** The language of the desk. */
  locale: Locale;
}) {
  const { of, articleId, assigned, people, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'handOver' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { typedIn } = await fieldsOf(`hand-over-${of}`, state, locale);
  const { dueAt = null } = assigned ?? {};
  return (
    <>
      {assigned && (
        <p>
          {t('assigned', { name: assigned.name ?? t('nobody') })}
          {dueAt && (
            <>
              {' '}
              <time dateTime={machineTime(dueAt)}>{t('due', { at: formatMoment(dueAt, locale) })}</time>
            </>
          )}
          {assigned.isOverdue && (
            <>
              {' '}
              <span className="chip" data-state="stale">
                {t('overdue')}
              </span>
            </>
          )}
        </p>
      )}
      {people.length > 0 && (
        <Fold title={t('assign')} hint={t('assignText')} isOpen={typedIn('do') === 'assign'}>
          <SendForm
            className="stack"
            action={`/api/desk/articles/${articleId}/hand-over`}
            unreachable={words('unreachable')}
          >
            <input type="hidden" name="locale" value={of} />
            <input type="hidden" name="seen" value={assignedAs(assigned)} />
            <div className="field">
              <label htmlFor={`person-${of}`}>{t('person')}</label>
              <select
                id={`person-${of}`}
                name="person"
                defaultValue={typedIn('person') ?? assigned?.userId ?? ''}
              >
                <option value="">{t('nobody')}</option>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <TimeField
              id={`due-${of}`}
              name="due"
              label={t('dueField')}
              hint={t('dueHint')}
              defaultValue={typedIn('due') ?? (dueAt ? machineTime(dueAt).slice(0, 16) : undefined)}
              locale={locale}
            />
            <button className="button" type="submit" name="do" value="assign">
              {t('assignSubmit')}
            </button>
          </SendForm>
        </Fold>
      )}
    </>
  );
}
