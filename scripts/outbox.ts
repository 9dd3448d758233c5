import { type DeliveryEntry, listDeliveries, outboxStatus, retryDeliveries } from '#db/outbox/deliveries.ts';
import { announcedChannels } from '#db/outbox/switch.ts';
import { theStore } from '#db/store.ts';
import { formatMoment } from '#lib/dates.ts';
import { createLog } from '#server/log.ts';
import { channelsOf } from '#server/outbox/channels.ts';
import { deskWebhooks } from '#server/outbox/desk-webhooks.ts';
import { createDrainer } from '#server/outbox/drainer.ts';
import type { Settings } from '#server/settings.ts';
import { cliLocale, cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

const t = cliTranslator('cli.outbox');

const VERBS = ['list', 'retry', 'drain'] as const;

await runCommand(
  {
    name: 'outbox',
    summary: 'Shows what is sent to others about changes, and retries what did not reach them.',
    usage: 'VERB [ID] [options]',
    positionals: true,
    options: {
      'given-up': { type: 'boolean', description: 'of list and retry: what was given up, all of it' },
      limit: { type: 'string', description: 'how many deliveries list shows (100)' },
      json: { type: 'boolean', description: 'JSON on standard output' },
    },
    help: `Verbs:
  list [--given-up] [--limit N]    deliveries, newest event first: to whom, how often tried, why they failed
  retry ID | --given-up            try an event again, at once and from the beginning
  drain                            send what is waiting, as the running server does by itself; needs its settings
Exit status: 0 done; 1 the command is wrong; 2 another process is sending, or something is still waiting.`,
  },
  async ({ values, positionals: [verb = '', id, ...more] }) => {
    const verbs = VERBS.join(', ');
    if (verb === '') throw new CommandError(t('noVerb', { verbs }));
    if (!isVerb(verb)) throw new CommandError(t('unknownVerb', { verb, verbs }));
    const extra = verb === 'retry' && !values['given-up'] ? more[0] : id;
    if (extra !== undefined) throw new CommandError(t('tooMany', { argument: extra }));
    const givenUp = values['given-up'] === true;
    const print = (value: object, sentence: string) =>
      console.log(values.json ? JSON.stringify(value) : sentence);

    return withStore(async ({ settings }) => {
      if (verb === 'list') {
        const entries = await listDeliveries({ limit: limitOf(values.limit), givenUp });
        for (const entry of entries) print(entry, describe(entry));
        if (entries.length === 0 && !values.json) console.log(t('empty'));
        return 0;
      }
      if (verb === 'retry') {
        const deliveries = await retryDeliveries(givenUp ? 'given-up' : { id: idOf(id) });
        if (deliveries === 0 && !givenUp) throw new CommandError(t('nothingToRetry', { id: id ?? '' }));
        print({ deliveries }, t('retried', { deliveries }));
        return 0;
      }
      const holder = await drain(settings);
      if (holder !== undefined) {
        console.error(t('elsewhere', { holder }));
        return 2;
      }
      const { waiting = 0, givenUp: lost = 0 } = (await outboxStatus()) ?? {};
      print({ waiting, givenUp: lost }, t('drained', { waiting, givenUp: lost }));
      return waiting > 0 ? 2 : 0;
    });
  },
);

/** Sends what waits, once. @returns which other process does it, if one does */
async function drain({ outbox, siteUrl }: Settings): Promise<string | undefined> {
  const channels = channelsOf(outbox, siteUrl);
  if (channels.length === 0) throw new CommandError(t('noChannel'));
  const names = channels.map(({ name }) => name);
  const known = await announcedChannels();
  // Whoever has other settings would take events away from the channels that it does not know.
  if (known && known.toSorted().join() !== names.toSorted().join()) {
    throw new CommandError(t('otherChannels', { known: known.join(' '), names: names.join(' ') }));
  }
  const more = deskWebhooks({ store: theStore(), siteUrl, allowPrivate: outbox.allowPrivate });
  const drainer = createDrainer({ store: theStore(), channels, more, log: createLog('silent') });
  const isMine = await drainer.step();
  await drainer.settle();
  await drainer.end();
  return isMine === true ? undefined : isMine;
}

function describe(entry: DeliveryEntry): string {
  const at = (date: Date) => formatMoment(date, cliLocale());
  const facts = [
    String(entry.id),
    entry.event,
    entry.articleId !== null && `${entry.articleId} ${entry.locale}`,
    entry.channel,
    t(`status.${entry.status}`),
    entry.doneAt && at(entry.doneAt),
    entry.attempts > 0 && !entry.doneAt && t('attempts', { attempts: entry.attempts }),
    entry.nextAt && t('next', { time: at(entry.nextAt) }),
    entry.error,
  ];
  return facts.filter(Boolean).join('  ');
}

function isVerb(word: string): word is (typeof VERBS)[number] {
  return (VERBS as readonly string[]).includes(word);
}

function idOf(text: string | undefined): number {
  if (text === undefined) throw new CommandError(t('noId'));
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new CommandError(t('badId', { id: text }));
  return Number(text);
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? 100);
  if (!Number.isInteger(limit) || limit < 1) throw new CommandError(t('badLimit', { limit: text ?? '' }));
  return limit;
}
