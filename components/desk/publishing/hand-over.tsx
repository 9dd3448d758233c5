import { getTranslations } from 'next-intl/server';
import type { HandOverView } from '#db/queries/desk/editor/get-hand-over.ts';
import { HAND_OVER_LIMITS } from '#lib/article/hand-over.ts';
import { formatMoment, machineTime } from '#lib/dates.ts';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { Fold, PlanForm } from './plan-form.tsx';

type Props = {
  /** The language of the edition. */
  of: Locale;
  edition: EditionView;
  view: EditorView;
  handOver: HandOverView;
  state: FormState | undefined;
  /** The language of the desk. */
  locale: Locale;
};

/** Before an edition goes out: what the house checks, who has read it, and what they said. */
export async function HandOver(props: Props) {
  const { of, edition, view, handOver, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'handOver' });
  const { draftRevisionId, publicRevisionId, scheduledAt, stage } = edition;
  const { typedIn } = await fieldsOf(`hand-over-${of}`, state, locale);
  // What is withdrawn is restored first.
  const isWaiting =
    draftRevisionId !== publicRevisionId && scheduledAt === null && edition.status !== 'withdrawn';
  const isThere = edition.status !== 'trashed';
  const notice = <FormNotice form={`hand-over-${of}`} state={state} locale={locale} />;
  if (!isWaiting) {
    return (
      <>
        {notice}
        <Factual {...props} />
      </>
    );
  }
  return (
    <section className="plan-part" aria-labelledby={`hand-over-${of}`}>
      <h3 id={`hand-over-${of}`}>{t('title')}</h3>
      {notice}
      {stage !== 'writing' && (
        <p>
          <span className="chip" data-state={stage}>
            {t(`stages.${stage}`)}
          </span>
        </p>
      )}
      <Factual {...props} />
      <Said {...props} />
      {isThere && handOver.checks.length > 0 && <Checks {...props} />}
      {isThere && view.may.editText && stage === 'writing' && (
        <Fold title={t('ready')} hint={t('readyText')} isOpen={typedIn('do') === 'ready'}>
          <PlanForm {...props} verbs="hand-over">
            <Note {...props} id={`ready-${of}`} label={t('readyNote')} />
            <button className="button" type="submit" name="do" value="ready">
              {t('readySubmit')}
            </button>
          </PlanForm>
        </Fold>
      )}
      {isThere && view.may.publish && stage !== 'writing' && <Decision {...props} />}
    </section>
  );
}

/** What was corrected in the other language, until somebody says what that means in this one. */
async function Factual(props: Props) {
  const { of, view, handOver, locale } = props;
  const t = await getTranslations({ locale, namespace: 'handOver' });
  const kinds = await getTranslations({ locale, namespace: 'article.correctionKinds' });
  if (!handOver.factual) return null;
  return (
    <div className="plan-factual">
      <p>
        <span className="chip" data-state="stale">
          {t('factual', { of })}
        </span>
      </p>
      {handOver.factual.map(({ kind, text }) => (
        <p className="hand-over-note" key={text}>
          <b>{kinds(kind)}</b> <span lang={otherLocale(of)}>{text}</span>
        </p>
      ))}
      <p className="hint">{t('factualText')}</p>
      {view.may.editText && (
        <PlanForm {...props} verbs="hand-over">
          <button className="button" type="submit" name="do" value="settle-factual">
            {t('settleFactual')}
          </button>
        </PlanForm>
      )}
    </div>
  );
}

/** What was said, newest first. */
async function Said({ of, handOver, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'handOver' });
  if (handOver.said.length === 0) return null;
  return (
    <ol className="hand-over-said">
      {handOver.said.map(({ act, note, name, at, isDraft }) => (
        <li key={`${at.getTime()} ${act}`}>
          <b>{t(`acts.${act}`, { name })}</b>{' '}
          <time className="soft" dateTime={machineTime(at)}>
            {formatMoment(at, locale)}
          </time>
          {!isDraft && <span className="soft"> {t('earlier')}</span>}
          {note && (
            <p className="hand-over-note" lang={of}>
              {note}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The house's sentences, each with a box; whoever ticked one stands beside it. */
async function Checks(props: Props) {
  const { of, edition, view, handOver, locale } = props;
  const t = await getTranslations({ locale, namespace: 'handOver' });
  const open = handOver.checks.filter(({ by }) => by === null).length;
  return (
    <PlanForm {...props} verbs="hand-over">
      <input type="hidden" name="revision" value={edition.draftRevisionId} />
      <fieldset className="choices" disabled={!view.may.editText}>
        <legend>{t('checks', { open })}</legend>
        {handOver.checks.map(({ sentence, by }) => (
          <label className="choice" key={sentence}>
            <input type="checkbox" name="check" value={sentence} defaultChecked={by !== null} />
            <span>
              <span lang={of}>{sentence}</span>{' '}
              {by && (
                <span className="hint">
                  {t('checkedBy', { name: by.name, at: formatMoment(by.at, locale) })}
                </span>
              )}
            </span>
          </label>
        ))}
        {handOver.checks.map(
          ({ sentence, by }) => by && <input type="hidden" name="was" value={sentence} key={sentence} />,
        )}
      </fieldset>
      {view.may.editText && (
        <button className="button" type="submit" name="do" value="check">
          {t('checkSubmit')}
        </button>
      )}
    </PlanForm>
  );
}

/** Approve it, or give it back. Who wrote or asked approves nothing of their own. */
async function Decision(props: Props) {
  const { of, edition, handOver, locale } = props;
  const t = await getTranslations({ locale, namespace: 'handOver' });
  const isOpen = edition.stage === 'review';
  return (
    <>
      {isOpen && handOver.isOwn && <p className="soft">{t('ownWork')}</p>}
      {isOpen && !handOver.isOwn && (
        <PlanForm {...props} verbs="hand-over">
          <Note {...props} id={`approve-${of}`} label={t('approveNote')} />
          <div className="toolbar">
            <button className="button button-primary" type="submit" name="do" value="approve">
              {t('approve')}
            </button>
            <button className="button" type="submit" name="do" value="send-back">
              {t('sendBack')}
            </button>
          </div>
        </PlanForm>
      )}
      {(!isOpen || handOver.isOwn) && (
        <Fold title={t('sendBack')} hint={t('sendBackText')}>
          <PlanForm {...props} verbs="hand-over">
            <Note {...props} id={`send-back-${of}`} label={t('sendBackNote')} isRequired />
            <button className="button" type="submit" name="do" value="send-back">
              {t('sendBack')}
            </button>
          </PlanForm>
        </Fold>
      )}
    </>
  );
}

async function Note(props: Props & { id: string; label: string; isRequired?: boolean }) {
  const { of, id, label, isRequired, state, locale } = props;
  const { typedIn } = await fieldsOf(`hand-over-${of}`, state, locale);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name="note"
        rows={3}
        maxLength={HAND_OVER_LIMITS.note}
        required={isRequired}
        defaultValue={typedIn('note')}
      />
    </div>
  );
}
