import type { Actor } from '#db/auth/actor.ts';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { correctEdition } from '#db/commands/editions/correct-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { placeArticle, unplaceArticle } from '#db/commands/front/place-article.ts';
import type { Refusal } from '#db/commands/run/run-command.ts';
import { findArticleId } from '#db/queries/addresses/find-article.ts';
import { type EditionEntry, listEditions } from '#db/queries/lists/list-editions.ts';
import { formatMoment } from '#lib/dates.ts';
import { isLocale, type Locale } from '#lib/locale.ts';
import { parseTime } from '#lib/parse-time.ts';
import { articlePath } from '#lib/urls.ts';
import { describeProblems, describeRefusal } from './cli/describe.ts';
import { cliLocale, cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

const t = cliTranslator('cli.article');

const VERBS = [
  'list',
  'show',
  'publish',
  'schedule',
  'embargo',
  'unpublish',
  'withdraw',
  'move',
  'correct',
  'place',
  'unplace',
  'trash',
  'restore',
] as const;
type Verb = (typeof VERBS)[number];

await runCommand(
  {
    name: 'article',
    summary: 'Lists, shows and publishes articles: the commands that the desk uses too.',
    usage: 'VERB [ARTICLE] [options]      ARTICLE: an id, a slug or an address',
    positionals: true,
    options: {
      locale: { type: 'string', description: 'ja or en: which edition; needed where there are two' },
      at: { type: 'string', description: 'when: 2026-11-03T14:05 (Japan time) or with an offset' },
      until: { type: 'string', description: 'end of the embargo (or none), or of the placement' },
      reason: { type: 'string', description: 'what readers are told about a withdrawal' },
      slug: { type: 'string', description: 'the new address' },
      text: { type: 'string', description: 'what the correction tells readers' },
      slot: { type: 'string', description: 'lead or second: where on the front page' },
      limit: { type: 'string', description: 'how many editions list shows (100)' },
      json: { type: 'boolean', description: 'JSON on standard output' },
    },
    help: `Verbs:
  list [--locale L] [--limit N]                editions and their states, newest article first
  show ARTICLE                                 all editions of one article
  publish ARTICLE [--locale L] [--at TIME]     publish the draft, dated now or TIME
  schedule ARTICLE --at TIME [--locale L]      publish the draft at TIME
  embargo ARTICLE --until TIME|none            hide it until TIME, whatever else happens
  unpublish ARTICLE [--at TIME]                take it off the site, now or at TIME (404)
  withdraw ARTICLE --reason TEXT               replace it by a public reason (410)
  move ARTICLE --slug SLUG                     give it another address; the old one redirects there (308)
  correct ARTICLE --text TEXT                  tell readers what was wrong and what is right
  place ARTICLE --slot lead|second [--at TIME] [--until TIME]
                                               put it at the top of the front page
  unplace ARTICLE                              take it off there
  trash ARTICLE                                move all its editions to the trash (404)
  restore ARTICLE [--locale L]                 restore it from the trash, or undo a withdrawal
Exit status: 0 done; 1 the command is wrong; 2 refused, with the reasons.`,
  },
  async ({ values, positionals }) => {
    const [verb = '', reference, ...more] = positionals;
    if (verb === '') throw new CommandError(t('noVerb', { verbs: VERBS.join(', ') }));
    if (!isVerb(verb)) throw new CommandError(t('unknownVerb', { verb, verbs: VERBS.join(', ') }));
    if (more[0] !== undefined) throw new CommandError(t('tooMany', { argument: more[0] }));
    const { locale } = values;
    if (locale !== undefined && !isLocale(locale)) throw new CommandError(t('badLocale', { locale }));

    return withStore(async ({ settings, actor }) => {
      const print = (entries: EditionEntry[]) => {
        for (const entry of entries) {
          console.log(values.json ? JSON.stringify(entry) : describe(entry, settings.siteUrl));
        }
        if (entries.length === 0 && !values.json) console.log(t('empty'));
      };
      if (verb === 'list') {
        if (reference !== undefined) throw new CommandError(t('tooMany', { argument: reference }));
        const limit = values.limit === undefined ? 100 : Number(values.limit);
        if (!Number.isInteger(limit) || limit < 1)
          throw new CommandError(t('badLimit', { limit: values.limit ?? '' }));
        print(await listEditions({ limit, ...(locale && { locale }) }));
        return 0;
      }
      if (reference === undefined) throw new CommandError(t('noArticle', { verb }));
      const articleId = await findArticleId(reference);
      if (articleId === null) throw new CommandError(t('noSuchArticle', { article: reference }));
      if (verb === 'show') {
        print(await listEditions({ articleId }));
        return 0;
      }
      const result = await act(verb, { actor, articleId, locale, values });
      if (!result.ok) {
        console.error(describeRefusal(result));
        for (const line of describeProblems(result.problems ?? [])) console.error(`  ${line}`);
        return 2;
      }
      print(await listEditions({ articleId }));
      return 0;
    });
  },
);

type Values = Partial<Record<'at' | 'until' | 'reason' | 'slug' | 'text' | 'slot', string>>;

async function act(
  verb: Exclude<Verb, 'list' | 'show'>,
  args: { actor: Actor; articleId: number; locale: Locale | undefined; values: Values },
): Promise<{ ok: true } | Refusal> {
  const { actor, articleId, values } = args;
  if (verb === 'trash') return trashArticle({ actor, articleId });
  if (verb === 'restore') {
    return restoreArticle({ actor, articleId, ...(args.locale && { locale: args.locale }) });
  }
  const edition = { actor, articleId, locale: await editionMeant(articleId, args.locale) };
  switch (verb) {
    case 'publish': {
      const publishedAt = optionalTime(values.at);
      return publishEdition({ ...edition, ...(publishedAt && { publishedAt }) });
    }
    case 'schedule':
      return scheduleEdition({ ...edition, at: time(needed('at', values.at)) });
    case 'embargo': {
      const until = needed('until', values.until);
      return embargoEdition({ ...edition, until: until === 'none' ? null : time(until) });
    }
    case 'unpublish': {
      const at = optionalTime(values.at);
      return unpublishEdition({ ...edition, ...(at && { at }) });
    }
    case 'withdraw':
      return withdrawEdition({ ...edition, reason: needed('reason', values.reason) });
    case 'move':
      return moveEdition({ ...edition, slug: needed('slug', values.slug) });
    case 'correct':
      return correctEdition({ ...edition, text: needed('text', values.text) });
    case 'place': {
      const slot = needed('slot', values.slot);
      if (slot !== 'lead' && slot !== 'second') fail(t('badSlot', { slot }));
      const startsAt = optionalTime(values.at);
      const endsAt = optionalTime(values.until);
      return placeArticle({ ...edition, slot, ...(startsAt && { startsAt }), ...(endsAt && { endsAt }) });
    }
    case 'unplace':
      return unplaceArticle(edition);
  }
}

/** The language asked for, or the only one there is. */
async function editionMeant(articleId: number, locale: Locale | undefined): Promise<Locale> {
  if (locale) return locale;
  const [first, second] = await listEditions({ articleId });
  if (!first || second) throw new CommandError(t('whichEdition', { id: articleId }));
  return first.locale;
}

function describe(entry: EditionEntry, siteUrl: string): string {
  const at = (date: Date) => formatMoment(date, cliLocale());
  const facts = [
    `${entry.articleId} ${entry.locale}`,
    t(`status.${entry.status}`) + (entry.hasUnpublishedChanges ? ` (${t('changes')})` : ''),
    entry.headline,
    entry.slug && siteUrl + articlePath(entry.locale, entry.slug),
    entry.publishedAt && t('published', { time: at(entry.publishedAt) }),
    entry.scheduledAt && t('scheduled', { time: at(entry.scheduledAt) }),
    entry.embargoUntil && t('embargo', { time: at(entry.embargoUntil) }),
    entry.unpublishAt && t('until', { time: at(entry.unpublishAt) }),
    entry.withdrawnReason && t('reason', { reason: entry.withdrawnReason }),
  ];
  return facts.filter(Boolean).join('  ');
}

function isVerb(word: string): word is Verb {
  return (VERBS as readonly string[]).includes(word);
}

function needed(name: keyof Values, value: string | undefined): string {
  return value ?? fail(t('needed', { option: `--${name}` }));
}

function optionalTime(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : time(text);
}

function time(text: string): Date {
  return parseTime(text) ?? fail(t('badTime', { time: text }));
}

function fail(sentence: string): never {
  throw new CommandError(sentence);
}
