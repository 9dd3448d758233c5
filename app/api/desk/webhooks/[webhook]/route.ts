import {
  pauseWebhook,
  removeWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from '#db/commands/webhooks/change-webhook.ts';
import { editWebhook } from '#db/commands/webhooks/save-webhook.ts';
import { webhookPath, webhooksPath } from '#lib/desk/paths.ts';
import { webhookActionRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** What the page of a receiver of webhooks asks for. */
export const POST = deskRoute({
  schema: webhookActionRequest,
  page: ({ params }) => webhookPath(idOf(params.webhook)),
  form: 'webhook',
  keeps: ['name', 'url', 'event'],
  async run({ viewer: actor, input, params }) {
    const id = idOf(params.webhook);
    switch (input.do) {
      case 'edit': {
        const { seen, name, url, event } = input;
        const result = await editWebhook({ actor, id, seen, name, url, events: event });
        return result.ok ? { ok: true, success: { code: 'webhook-edit' } } : result;
      }
      case 'rotate': {
        const result = await rotateWebhook({ actor, id, seen: input.seen });
        return result.ok ? { ok: true, once: { token: result.secret, name: result.name } } : result;
      }
      case 'remove': {
        const result = await removeWebhook({ actor, id, seen: input.seen });
        if (!result.ok) return result;
        const success = { code: 'webhook-remove' as const, detail: { name: result.name } };
        return { ok: true, page: webhooksPath, form: 'webhooks', success };
      }
      case 'pause':
      case 'resume': {
        const change = input.do === 'pause' ? pauseWebhook : resumeWebhook;
        const result = await change({ actor, id, seen: input.seen });
        return result.ok ? { ok: true, success: { code: `webhook-${input.do}` } } : result;
      }
      case 'test': {
        const result = await testWebhook({ actor, id });
        return result.ok ? { ok: true, success: { code: 'webhook-test' } } : result;
      }
      case 'resend': {
        const result = await resendDelivery({ actor, id, event: input.event });
        return result.ok ? { ok: true, success: { code: 'webhook-resend' } } : result;
      }
    }
  },
});
