import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Viewer } from '#db/auth/viewer.ts';
import { formatMoment } from '#lib/dates.ts';
import { publishingPath, webhookPath, webhooksPath } from '#lib/desk/paths.ts';
import { readDeliveryProblem, type WebhookDelivery, type WebhookEntry } from '#lib/desk/webhooks.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { NewSecret } from './new-secret.tsx';
import { WebhookFields } from './webhook-fields.tsx';

type Props = {
  viewer: Viewer;
  webhook: WebhookEntry;
  log: { deliveries: WebhookDelivery[]; next: number | null };
  /** Events below this number are shown. */
  before: number | undefined;
  state: FormState | undefined;
};

/** One receiver: what it is told, its switches, and what became of each event. */
export async function WebhookPage(props: Props) {
  const { viewer, webhook, before, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { id, name, host, isPaused, seen } = webhook;
  const act = (what: string, children: ReactNode) => (
    <form className="stack" action={`/api/desk/webhooks/${id}`} method="post">
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="do" value={what} />
      {children}
    </form>
  );
  return (
    <DeskPage viewer={viewer} current="today" path={webhookPath(id, before)}>
      <p>
        <a className="link" href={webhooksPath}>
          ← {t('back')}
        </a>
      </p>
      <div className="page-title">
        <h1>{name}</h1>
        <p className="toolbar">
          <code className="soft">{host}</code>
          <span className="chip" data-state={isPaused ? 'disabled' : 'active'}>
            {t(isPaused ? 'paused' : 'active')}
          </span>
        </p>
      </div>
      <div className="people">
        <div className="people-list">
          <FormNotice form="webhook" state={state} locale={locale} />
          <NewSecret once={state?.once} locale={locale} />
          <Log {...props} />
        </div>
        <div className="people-aside">
          <section className="panel">
            <SendForm
              className="stack"
              action={`/api/desk/webhooks/${id}`}
              unreachable={words('unreachable')}
            >
              <input type="hidden" name="seen" value={seen} />
              <WebhookFields form="webhook" webhook={webhook} state={state} locale={locale} />
              <button className="button button-primary" type="submit" name="do" value="edit">
                {t('save')}
              </button>
            </SendForm>
          </section>
          <section className="panel">
            {!isPaused &&
              act(
                'test',
                <button className="button" type="submit">
                  {t('sendTest')}
                </button>,
              )}
            {act(
              isPaused ? 'resume' : 'pause',
              <button className="button" type="submit">
                {t(isPaused ? 'resume' : 'pause')}
              </button>,
            )}
            <details className="fold">
              <summary>{t('rotate')}</summary>
              {act(
                'rotate',
                <>
                  <p>{t('rotateText')}</p>
                  <button className="button button-danger" type="submit">
                    {t('rotate')}
                  </button>
                </>,
              )}
            </details>
            <details className="fold">
              <summary>{t('remove')}</summary>
              {act(
                'remove',
                <>
                  <p>{t('removeText')}</p>
                  <button className="button button-danger" type="submit">
                    {t('remove')}
                  </button>
                </>,
              )}
            </details>
          </section>
        </div>
      </div>
    </DeskPage>
  );
}

async function Log({ viewer: { locale }, webhook, log, before }: Props) {
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const { deliveries, next } = log;
  return (
    <section aria-labelledby="deliveries" className="stack" id="webhook-log" data-refresh="">
      <h2 id="deliveries">{t('log')}</h2>
      <p className="hint">{t('logText')}</p>
      {deliveries.length === 0 && <p className="soft">{t('noLog')}</p>}
      {deliveries.length > 0 && (
        <div className="table-frame">
          <table className="table table-stacked">
            <thead>
              <tr>
                {(['event', 'status', 'attempts', 'answer'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`columns.${column}`)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {deliveries.map((each) => (
                <Row key={each.id} delivery={each} webhook={webhook} locale={locale} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="list-paging">
        {before !== undefined && (
          <a className="link" href={webhookPath(webhook.id)}>
            {t('newest')}
          </a>
        )}
        {next !== null && (
          <a className="link" href={webhookPath(webhook.id, next)} rel="next">
            {t('older')}
          </a>
        )}
      </p>
    </section>
  );
}

async function Row(props: { delivery: WebhookDelivery; webhook: WebhookEntry; locale: 'ja' | 'en' }) {
  const { delivery, webhook, locale } = props;
  const { id, event, at, articleId, status, attempts, triedAt, nextAt, error, answer } = delivery;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const chip = { waiting: 'scheduled', delivered: 'live', 'given-up': 'withdrawn' }[status];
  return (
    <tr data-pending={status === 'waiting' && !webhook.isPaused ? '' : undefined}>
      <th scope="row">
        {t(`eventWords.${event as 'webhook.test'}`)} <code className="hint">{event}</code>
        <br />
        <span className="hint">
          {formatMoment(at, locale)}{' '}
          {articleId !== null && <a href={publishingPath(articleId)}>{t('article', { id: articleId })}</a>}
        </span>
      </th>
      <td data-label={t('columns.status')}>
        <span className="chip" data-state={chip}>
          {t(`status.${status}`)}
        </span>
        {nextAt && attempts > 0 && (
          <>
            <br />
            <span className="hint">{t('next', { at: formatMoment(nextAt, locale) })}</span>
          </>
        )}
      </td>
      <td data-label={t('columns.attempts')}>
        {attempts}
        {triedAt && (
          <>
            <br />
            <span className="hint">{t('tried', { at: formatMoment(triedAt, locale) })}</span>
          </>
        )}
      </td>
      <td className="webhook-answer" data-label={t('columns.answer')}>
        {answer && <code>{answer}</code>} {error && <Problem error={error} locale={locale} />}
      </td>
      <td>
        <form action={`/api/desk/webhooks/${webhook.id}`} method="post">
          <input type="hidden" name="event" value={id} />
          <button className="button" type="submit" name="do" value="resend" aria-label={t('againOf', { id })}>
            {t('again')}
          </button>
        </form>
      </td>
    </tr>
  );
}

/** Why the last attempt failed. What the system itself says is in English. */
async function Problem({ error, locale }: { error: string; locale: 'ja' | 'en' }) {
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const problem = readDeliveryProblem(error);
  const { is } = problem;
  if (is === 'other') {
    return (
      <span className="field-error" lang="en">
        {problem.sentence}
      </span>
    );
  }
  const values = { status: 0, seconds: 0, ...problem };
  return <span className="field-error">{t(`problems.${is}`, values)}</span>;
}
