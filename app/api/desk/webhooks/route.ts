import { makeWebhook } from '#db/commands/webhooks/save-webhook.ts';
import { webhookPath, webhooksPath } from '#lib/desk/paths.ts';
import { webhookRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** Sets up a receiver of webhooks; its page shows the secret once. */
export const POST = deskRoute({
  schema: webhookRequest,
  page: webhooksPath,
  form: 'new',
  keeps: ['name', 'url', 'event'],
  async run({ viewer, input: { name, url, event } }) {
    const result = await makeWebhook({ actor: viewer, name, url, events: event });
    if (!result.ok) return result;
    const once = { token: result.secret, name: result.name };
    return { ok: true, page: webhookPath(result.webhookId), form: 'webhook', once };
  },
});
