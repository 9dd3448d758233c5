import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { formatDay } from '#lib/dates.ts';
import { webhookPath, webhooksPath } from '#lib/desk/paths.ts';
import type { WebhookEntry } from '#lib/desk/webhooks.ts';
import type { Locale } from '#lib/locale.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { WebhookFields } from './webhook-fields.tsx';

/** Who is told of changes, here and by the environment, and the form that sets another one up. */
export async function WebhooksPage(props: {
  viewer: Viewer;
  webhooks: WebhookEntry[];
  configured: string[];
  state: FormState | undefined;
}) {
  const { viewer, webhooks, configured, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  return (
    <DeskPage viewer={viewer} current="today" path={webhooksPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="people">
        <div className="people-list">
          <FormNotice form="webhooks" state={state} locale={locale} />
          <p className="hint">{t('text')}</p>
          {webhooks.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <ul className="entries">
              {webhooks.map((webhook) => (
                <li key={webhook.id}>
                  <Entry webhook={webhook} locale={locale} />
                </li>
              ))}
            </ul>
          )}
          {configured.length > 0 && (
            <section className="panel" aria-labelledby="configured">
              <h2 id="configured">{t('configured')}</h2>
              <p className="hint">{t('configuredText')}</p>
              <ul>
                {configured.map((name) => (
                  <li key={name}>
                    <code>{name}</code>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="people-aside">
          <section className="panel" aria-labelledby="new-webhook">
            <h2 id="new-webhook">{t('new')}</h2>
            <FormNotice form="new" state={state} locale={locale} />
            <SendForm className="stack" action="/api/desk/webhooks" unreachable={words('unreachable')}>
              <WebhookFields form="new" state={state} locale={locale} />
              <button className="button button-primary" type="submit">
                {t('make')}
              </button>
            </SendForm>
          </section>
        </div>
      </div>
    </DeskPage>
  );
}

async function Entry({ webhook, locale }: { webhook: WebhookEntry; locale: Locale }) {
  const { id, name, host, isPaused, waiting, givenUp, createdBy, createdAt } = webhook;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  return (
    <article className="person" aria-labelledby={`webhook-${id}`}>
      <div className="person-who">
        <h2 id={`webhook-${id}`}>
          <a href={webhookPath(id)}>{name}</a>
        </h2>
        <code className="soft">{host}</code>
      </div>
      <ul className="person-facts">
        <li>
          <span className="chip" data-state={isPaused ? 'disabled' : 'active'}>
            {t(isPaused ? 'paused' : 'active')}
          </span>
        </li>
        <li>{t('waiting', { count: waiting })}</li>
        <li>{t('givenUp', { count: givenUp })}</li>
        <li>{t('madeBy', { name: createdBy, date: formatDay(createdAt, locale) })}</li>
      </ul>
    </article>
  );
}
