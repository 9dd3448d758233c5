import { getTranslations } from 'next-intl/server';
import type { PlanView } from '#db/queries/desk/editor/get-plan.ts';
import { formatMoment, machineTime } from '#lib/dates.ts';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { PlanForm } from './plan-form.tsx';

/** A correction that waits for a second person: what readers would be told, and the buttons for who may. */
export async function ProposedCorrection(props: {
  /** The language of the edition. */
  of: Locale;
  edition: EditionView;
  view: EditorView;
  plan: PlanView;
  now: Date;
  /** The language of the desk. */
  locale: Locale;
}) {
  const { of, view, plan, now, locale } = props;
  const { proposed } = plan;
  if (!proposed) return null;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const kinds = await getTranslations({ locale, namespace: 'article.correctionKinds' });
  const { id, kind, text, name, at, scheduledFor, goesWith, isOwn } = proposed;
  const mayApprove = view.may.publish && !isOwn && goesWith !== 'former';
  return (
    <section className="plan-part" aria-labelledby={`proposed-${of}`}>
      <h3 id={`proposed-${of}`}>{t('proposed')}</h3>
      <p>
        {t('proposedBy', { name })}{' '}
        <time className="soft" dateTime={machineTime(at)}>
          {formatMoment(at, locale)}
        </time>
      </p>
      <p className="hand-over-note">
        <b>{kinds(kind)}</b> <span lang={of}>{text}</span>
      </p>
      <p className="hint">
        {t('proposedWith', {
          goesWith: goesWith === 'draft' ? (scheduledFor && scheduledFor > now ? 'later' : 'now') : goesWith,
          at: scheduledFor ? formatMoment(scheduledFor, locale) : '',
        })}
      </p>
      {isOwn && <p className="soft">{t('proposedOwn')}</p>}
      {view.may.publish && (
        <PlanForm {...props} verbs="plan">
          <input type="hidden" name="proposed" value={id} />
          <div className="toolbar">
            {mayApprove && (
              <button className="button button-primary" type="submit" name="do" value="approve-correction">
                {t('approveCorrection')}
              </button>
            )}
            <button className="button" type="submit" name="do" value="drop-correction">
              {t('dropCorrection')}
            </button>
          </div>
        </PlanForm>
      )}
    </section>
  );
}
