import { getTranslations } from 'next-intl/server';
import type { ArticleHandOver, HandOverView } from '#db/queries/desk/editor/get-hand-over.ts';
import type { PlanView } from '#db/queries/desk/editor/get-plan.ts';
import { isCorrectable } from '#lib/article/correction-marks.ts';
import { CORRECTION_KINDS } from '#lib/article/corrections.ts';
import { plainText } from '#lib/article/inline.ts';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import { editorPath, previewPath, revisionsPath } from '#lib/desk/paths.ts';
import { PREVIEW_DAYS } from '#lib/desk/preview-days.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { articlePath } from '#lib/urls.ts';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';
import { OnceField } from '../shown-once.tsx';
import { TimeField } from '../time-field.tsx';
import { HandOver } from './hand-over.tsx';
import { Fold, PlanForm } from './plan-form.tsx';
import { ProposedCorrection } from './proposed-correction.tsx';

type Props = {
  /** The language of the edition. */
  of: Locale;
  edition: EditionView;
  view: EditorView;
  plan: PlanView;
  handOver: HandOverView;
  marks: ArticleHandOver['marks'];
  state: FormState | undefined;
  now: Date;
  /** The language of the desk. */
  locale: Locale;
};

/** What readers have of an edition, what they will have, what speaks against it, and the verbs. */
export async function EditionPlan(props: Props) {
  const { of, edition, view, plan, state, now, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const isLive = edition.status === 'live';
  const chip = isLive && edition.hasUnpublishedChanges ? 'changed' : edition.status;
  return (
    <>
      <FormNotice form={`plan-${of}`} state={state} locale={locale} />
      <p className="toolbar">
        <span className="chip" data-state={chip}>
          {words(`states.${chip}`)}
        </span>
        {plan.held && (
          <span className="chip" data-state="stale">
            {t('heldChip')}
          </span>
        )}
        {isLive && edition.slug && <a href={articlePath(of, edition.slug)}>{words('livePage')}</a>}
        <a href={previewPath(of, view.articleId)}>{words('preview')}</a>
        <a href={revisionsPath(view.articleId, of)}>{words('revisions')}</a>
      </p>
      {plan.held && (
        <Notice kind="info">
          {t('held', {
            at: formatMoment(plan.held.at, locale),
            isDraft: plan.held.isDraft ? 'yes' : 'no',
            isOver: plan.held.at <= now ? 'yes' : 'no',
          })}
        </Notice>
      )}
      <Facts {...props} />
      <Problems {...props} />
      <HandOver {...props} />
      <ProposedCorrection {...props} />
      {view.may.publish && edition.status !== 'trashed' && (
        <div className="plan-verbs">
          {edition.status === 'withdrawn' ? (
            <PlanForm {...props} verbs="plan">
              <button className="button" type="submit" name="do" value="restore">
                {t('restore')}
              </button>
            </PlanForm>
          ) : (
            <>
              <PublishForm {...props} />
              <DateForms {...props} />
            </>
          )}
          {edition.firstPublishedAt !== null && edition.status !== 'withdrawn' && <ReaderForms {...props} />}
          <PlaceForm {...props} />
          <ShareForm {...props} />
        </div>
      )}
      {plan.corrections.length > 0 && <Told {...props} />}
    </>
  );
}

async function Facts({ of, edition, view, plan, marks, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const moment = (at: string | Date | null) => at && formatMoment(new Date(at), locale);
  const { slug, formerSlugs, status, publishedAt, scheduledAt, embargoUntil } = edition;
  // The date that readers will see is the one that follows.
  const isPlanned = publishedAt !== null && [scheduledAt, embargoUntil].includes(publishedAt);
  const category = view.choices.categories.find(({ id }) => id === view.facts.categoryId);
  const facts = [
    [words(status === 'live' ? 'publishedAt' : 'dated'), !isPlanned && moment(publishedAt)],
    [
      words('scheduledAt'),
      scheduledAt && `${moment(scheduledAt)}${await scheduledAs({ edition, plan, locale })}`,
    ],
    [words('embargoUntil'), moment(embargoUntil)],
    [t('until'), moment(edition.unpublishAt)],
    [words('withdrawnReason'), edition.withdrawnReason],
    [t('address'), slug && decodeURI(articlePath(of, slug))],
    ['', formerSlugs.length > 0 && t('redirects', { slugs: formerSlugs.join(', ') })],
    [
      t('where'),
      status === 'withdrawn'
        ? t('whereWithdrawn')
        : t('whereList', {
            category: category?.names[locale] ?? category?.key ?? '',
            hasCategory: category ? 'yes' : 'no',
            tags: view.facts.tags.length,
            isNoindex: marks.noindex ? 'yes' : 'no',
            isSponsored: marks.sponsor ? 'yes' : 'no',
          }),
    ],
    ...plan.placements.map(({ slot, startsAt, endsAt }) => [
      t('placed', { slot }),
      endsAt
        ? t('fromUntil', { at: moment(startsAt) ?? '', until: moment(endsAt) ?? '' })
        : t('from', { at: moment(startsAt) ?? '' }),
    ]),
  ].filter(([, value]) => value);
  return (
    <dl className="plan-facts">
      {facts.map(([name, value]) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the schedule will be to readers who have a text already. */
async function scheduledAs({ edition, plan, locale }: Pick<Props, 'edition' | 'plan' | 'locale'>) {
  const { scheduled } = plan;
  if (edition.status !== 'live' || scheduled === 'update') return '';
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const kinds = await getTranslations({ locale, namespace: 'article.correctionKinds' });
  if (scheduled === 'minor') return t('scheduledAs', { what: t('minor') });
  return t('scheduledAs', { what: `${kinds(scheduled.kind)}: ${scheduled.text}` });
}

/** Problems that are mended on this page, not in the text. */
const HERE: PublishProblem[] = ['not-approved', 'open-checks', 'corrected-elsewhere'];

async function Problems({ of, edition, view, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'problems.publish' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { blocks, warns } = edition.problems;
  return (
    <>
      {(
        [
          ['blocks', blocks],
          ['warns', warns],
        ] as const
      ).map(
        ([kind, problems]) =>
          problems.length > 0 && (
            <div className="problems" data-kind={kind} key={kind}>
              <h3>{words(kind)}</h3>
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>
                    <a href={HERE.includes(problem) ? `#hand-over-${of}` : editorPath(view.articleId)}>
                      {t(problem)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </>
  );
}

/** What a change is to readers who have a text already, told now or at the minute of a schedule. */
async function ChangeFields(props: Props & { id: string }) {
  const { of, id, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const { typedIn } = await fieldsOf(`plan-${of}`, state, locale);
  const chosen = typedIn('change') ?? 'update';
  return (
    <fieldset className="choices">
      <legend>{t('change')}</legend>
      {(['update', 'minor', 'correction'] as const).map((change) => (
        <label className="choice" key={change}>
          <input type="radio" name="change" value={change} defaultChecked={chosen === change} />
          <span>
            {t(change)} <span className="hint">{t(`${change}Hint`)}</span>
          </span>
        </label>
      ))}
      <div className="plan-note">
        <NoteFields {...props} id={id} isRequired={false} />
      </div>
    </fieldset>
  );
}

/** Of a text that readers have it asks what the change is to them. */
async function PublishForm(props: Props) {
  const { of, edition, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const isLive = edition.status === 'live';
  if (isLive && !edition.hasUnpublishedChanges) return <p className="soft">{t('nothingNew')}</p>;
  if (edition.problems.blocks.length > 0) return null;
  return (
    <PlanForm {...props} verbs="plan">
      {isLive && <ChangeFields {...props} id={`publish-${of}`} />}
      <button className="button button-primary" type="submit" name="do" value="publish">
        {t('publishNow', { isLive: isLive ? 'yes' : 'no' })}
      </button>
    </PlanForm>
  );
}

async function NoteFields({
  id,
  isRequired,
  of,
  view,
  state,
  locale,
}: Props & { id: string; isRequired: boolean }) {
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const kinds = await getTranslations({ locale, namespace: 'article.correctionKinds' });
  const { typedIn } = await fieldsOf(`plan-${of}`, state, locale);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('kind')}</label>
        <select id={`${id}-kind`} name="kind" defaultValue={typedIn('kind') ?? 'correction'}>
          {CORRECTION_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kinds(kind)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-segment`}>{t('segment')}</label>
        <select id={`${id}-segment`} name="segment" defaultValue={typedIn('segment') ?? ''}>
          <option value="">{t('wholeArticle')}</option>
          {view.rows
            .filter(({ segment, cells }) => isCorrectable(segment) && cells[of].text !== '')
            .map(({ segment, cells }) => (
              <option key={segment} value={segment} lang={of}>
                {clip(plainText(cells[of].text), 60)}
              </option>
            ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('note')}</label>
        <textarea
          id={`${id}-text`}
          name="text"
          lang={of}
          rows={3}
          required={isRequired}
          defaultValue={typedIn('text')}
        />
      </div>
    </>
  );
}

/** Schedule, embargo and end; what is planned can be taken back. */
async function DateForms(props: Props) {
  const { of, edition, plan, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const { typedIn } = await fieldsOf(`plan-${of}`, state, locale);
  const isBlocked = edition.problems.blocks.length > 0;
  const hasMore = edition.status !== 'live' || edition.hasUnpublishedChanges;
  const onSite = edition.status !== 'draft' && edition.status !== 'unpublished';
  const isAsked = (verb: string) => typedIn('do') === verb;
  const field = (name: string) => (
    <TimeField
      id={`${name}-${of}`}
      name="at"
      label={t('time')}
      defaultValue={isAsked(name) ? typedIn('at') : undefined}
      required
      locale={locale}
    />
  );
  return (
    <>
      {!isBlocked && hasMore && (
        <Fold
          title={t('schedule')}
          hint={t(edition.status === 'live' ? 'scheduleChangeText' : 'scheduleText')}
          isOpen={isAsked('schedule')}
        >
          <PlanForm {...props} verbs="plan">
            {edition.status === 'live' && <ChangeFields {...props} id={`schedule-${of}-change`} />}
            {field('schedule')}
            <button className="button" type="submit" name="do" value="schedule">
              {t('scheduleSubmit')}
            </button>
          </PlanForm>
        </Fold>
      )}
      {(edition.scheduledAt || plan.held) && <TakeBack {...props} verb="unschedule" />}
      <Fold title={t('embargo')} hint={t('embargoText')} isOpen={isAsked('embargo')}>
        <PlanForm {...props} verbs="plan">
          {field('embargo')}
          <button className="button" type="submit" name="do" value="embargo">
            {t('embargoSubmit')}
          </button>
        </PlanForm>
      </Fold>
      {edition.embargoUntil && <TakeBack {...props} verb="lift" />}
      {onSite && (
        <Fold title={t('end')} hint={t('endText')} isOpen={isAsked('end')}>
          <PlanForm {...props} verbs="plan">
            {field('end')}
            <button className="button" type="submit" name="do" value="end">
              {t('endSubmit')}
            </button>
          </PlanForm>
          <TakeBack {...props} verb="unpublish" />
        </Fold>
      )}
      {edition.unpublishAt && <TakeBack {...props} verb="keep" />}
    </>
  );
}

async function TakeBack(props: Props & { verb: 'unschedule' | 'lift' | 'keep' | 'unpublish' | 'unplace' }) {
  const { verb, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  return (
    <PlanForm {...props} verbs="plan">
      <button className="button" type="submit" name="do" value={verb}>
        {t(verb)}
      </button>
    </PlanForm>
  );
}

/** What is said to readers of a text that they have read. */
async function ReaderForms(props: Props) {
  const { of, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const { typedIn } = await fieldsOf(`plan-${of}`, state, locale);
  return (
    <>
      <Fold title={t('correct')} hint={t('correctText')} isOpen={typedIn('do') === 'correct'}>
        <PlanForm {...props} verbs="plan">
          <NoteFields {...props} id={`correct-${of}`} isRequired />
          <button className="button" type="submit" name="do" value="correct">
            {t('correctSubmit')}
          </button>
        </PlanForm>
      </Fold>
      <Fold title={t('withdraw')} hint={t('withdrawText')} isOpen={typedIn('do') === 'withdraw'}>
        <PlanForm {...props} verbs="plan">
          <div className="field">
            <label htmlFor={`reason-${of}`}>{t('reason')}</label>
            <textarea
              id={`reason-${of}`}
              name="reason"
              lang={of}
              rows={3}
              required
              defaultValue={typedIn('reason')}
            />
          </div>
          <div className="field">
            <label htmlFor={`internal-${of}`}>{t('internalReason')}</label>
            <textarea
              id={`internal-${of}`}
              name="internalReason"
              rows={2}
              defaultValue={typedIn('internalReason')}
              aria-describedby={`internal-${of}-hint`}
            />
            <p className="hint" id={`internal-${of}-hint`}>
              {t('internalHint')}
            </p>
          </div>
          <button className="button button-danger" type="submit" name="do" value="withdraw">
            {t('withdrawSubmit')}
          </button>
        </PlanForm>
      </Fold>
    </>
  );
}

/** The top of the front page, from when to when. */
async function PlaceForm(props: Props) {
  const { of, plan, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const times = [
    { name: 'at', label: t('start'), hint: t('startHint') },
    { name: 'until', label: t('stop'), hint: t('stopHint') },
  ];
  return (
    <Fold title={t('place')}>
      <PlanForm {...props} verbs="plan">
        <div className="field">
          <label htmlFor={`slot-${of}`}>{t('slot')}</label>
          <select id={`slot-${of}`} name="slot">
            <option value="lead">{t('lead')}</option>
            <option value="second">{t('second')}</option>
          </select>
        </div>
        {times.map((each) => (
          <TimeField key={each.name} {...each} id={`place-${each.name}-${of}`} locale={locale} />
        ))}
        <button className="button" type="submit" name="do" value="place">
          {t('placeSubmit')}
        </button>
      </PlanForm>
      {plan.placements.length > 0 && <TakeBack {...props} verb="unplace" />}
    </Fold>
  );
}

/** Addresses for people without an account. */
async function ShareForm({ of, edition, view, plan, state, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const own = state?.form === `preview-${of}` ? state : undefined;
  const { typedIn } = await fieldsOf(`preview-${of}`, state, locale);
  const action = `/api/desk/articles/${view.articleId}/previews`;
  return (
    <Fold title={t('share')} hint={t('shareText')} isOpen={own !== undefined}>
      <FormNotice form={`preview-${of}`} state={state} locale={locale} />
      {own?.once?.link && own.once.until && (
        <OnceField
          label={t('shareLink')}
          value={own.once.link}
          hint={t('shareOnce', { date: formatMoment(new Date(own.once.until), locale) })}
          locale={locale}
        />
      )}
      <form className="toolbar" action={action} method="post">
        <input type="hidden" name="locale" value={of} />
        <input type="hidden" name="version" value={edition.version} />
        <div className="field">
          <label htmlFor={`days-${of}`}>{t('days')}</label>
          <input
            id={`days-${of}`}
            name="days"
            type="number"
            min={PREVIEW_DAYS.least}
            max={PREVIEW_DAYS.most}
            required
            defaultValue={typedIn('days') ?? PREVIEW_DAYS.default}
          />
        </div>
        <button className="button" type="submit" name="do" value="share">
          {t('shareSubmit')}
        </button>
      </form>
      {plan.previews.map(({ id, createdBy, expiresAt }) => (
        <form className="toolbar" action={action} method="post" key={id}>
          <input type="hidden" name="locale" value={of} />
          <input type="hidden" name="preview" value={id} />
          <span>{t('shared', { name: createdBy, date: formatMoment(expiresAt, locale) })}</span>
          <button className="button" type="submit" name="do" value="revoke">
            {t('revoke')}
          </button>
        </form>
      ))}
    </Fold>
  );
}

/** What readers were told, newest first. */
async function Told({ of, plan, locale }: Props) {
  const kinds = await getTranslations({ locale, namespace: 'article.correctionKinds' });
  return (
    <ul className="plan-told">
      {plan.corrections.map(({ at, kind, text }) => (
        <li key={`${at.getTime()} ${text}`}>
          <b>{kinds(kind)}</b> <time dateTime={at.toISOString()}>{formatDay(at, locale)}</time>{' '}
          <span lang={of}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
