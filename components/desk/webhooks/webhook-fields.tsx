import { getTranslations } from 'next-intl/server';
import { ARTICLE_EVENTS, type ArticleEvent, WEBHOOK_LIMITS, type WebhookEntry } from '#lib/desk/webhooks.ts';
import type { Locale } from '#lib/locale.ts';
import { Field } from '../field.tsx';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Under `webhooks.eventNames`: the keys of messages have no dots. */
const NAMES = {
  'article.published': 'published',
  'article.updated': 'updated',
  'article.corrected': 'corrected',
  'article.withdrawn': 'withdrawn',
} as const satisfies Record<ArticleEvent, string>;

/** What a receiver is called, where it is and what it is told of; as it is, or as it was typed. */
export async function WebhookFields(props: {
  form: string;
  webhook?: WebhookEntry;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { form, webhook, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const { typedIn } = await fieldsOf(form, state, locale);
  const typed = typedIn('event')?.split(' ');
  const chosen: readonly string[] = typed ?? webhook?.events ?? ARTICLE_EVENTS;
  return (
    <>
      <Field
        name="name"
        label={t('name')}
        input={{
          autoComplete: 'off',
          required: true,
          maxLength: WEBHOOK_LIMITS.name,
          defaultValue: typedIn('name') ?? webhook?.name,
        }}
      />
      <Field
        name="url"
        label={t('url')}
        hint={webhook ? t('urlKept', { host: webhook.host }) : t('urlHint')}
        input={{
          type: 'url',
          autoComplete: 'off',
          required: !webhook,
          maxLength: WEBHOOK_LIMITS.url,
          defaultValue: typedIn('url'),
        }}
      />
      <fieldset className="choices">
        <legend>{t('events')}</legend>
        {ARTICLE_EVENTS.map((event) => (
          <label className="choice" key={event}>
            <input type="checkbox" name="event" value={event} defaultChecked={chosen.includes(event)} />
            <span>
              {t(`eventNames.${NAMES[event]}`)} <code>{event}</code>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
