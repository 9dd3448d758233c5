import { readFileSync, statSync } from 'node:fs';
import type { Actor } from '#db/auth/actor.ts';
import { type AddMediaResult, addMedia } from '#db/commands/facts/add-media.ts';
import { setHero } from '#db/commands/facts/set-hero.ts';
import type { Refusal } from '#db/commands/run/run-command.ts';
import { megabytes } from '#db/media/inspect-picture.ts';
import { MAX_PICTURE_BYTES } from '#db/media/limits.ts';
import { isMediaRefusal, type MediaRefusal, refuseMedia } from '#db/media/refusal.ts';
import { findArticleId } from '#db/queries/addresses/find-article.ts';
import { listMedia, type MediaEntry } from '#db/queries/lists/list-media.ts';
import { LOCALES } from '#lib/locale.ts';
import { describeRefusal } from './cli/describe.ts';
import { cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

const t = cliTranslator('cli.media');
const problems = cliTranslator('problems.media');
const warningWords = cliTranslator('problems.mediaWarning');

const VERBS = { add: 1, list: 0, hero: 2 } as const;

await runCommand(
  {
    name: 'media',
    summary: 'Imports pictures and gives them to articles.',
    usage: 'VERB [options]',
    positionals: true,
    options: {
      article: { type: 'string', description: 'the article (id, slug or address) that it is the picture of' },
      'alt-ja': {
        type: 'string',
        description: 'what is to be seen, in Japanese, for those who do not see it',
      },
      'alt-en': { type: 'string', description: 'the same in English' },
      'caption-ja': { type: 'string', description: 'what stands below it, in Japanese' },
      'caption-en': { type: 'string', description: 'the same in English' },
      credit: { type: 'string', description: 'who made it; printed with the picture' },
      licence: { type: 'string', description: 'such as CC BY 4.0' },
      focal: {
        type: 'string',
        description: 'X,Y from 0 to 1: the point that stays in view when it is cropped',
      },
      limit: { type: 'string', description: 'how many pictures list shows (100)' },
      json: { type: 'boolean', description: 'JSON on standard output' },
    },
    help: `Verbs:
  add FILE --credit C [options]    import a picture: JPEG, PNG or WebP, up to 12 MB and 40 megapixels
  list [--limit N]                 pictures, newest first
  hero ARTICLE MEDIA|none          give an article its picture, by the number that list shows
Exit status: 0 done; 1 the command is wrong or the file cannot be read; 2 refused, with the reason.
docs/media.md says what becomes of a picture.`,
  },
  async ({ values, positionals: [verb = '', ...args] }) => {
    if (verb === '') throw new CommandError(t('noVerb', { verbs: Object.keys(VERBS).join(', ') }));
    if (!isVerb(verb))
      throw new CommandError(t('unknownVerb', { verb, verbs: Object.keys(VERBS).join(', ') }));
    const extra = args[VERBS[verb]];
    if (extra !== undefined) throw new CommandError(t('tooMany', { argument: extra }));
    const [first, second] = args;

    return withStore(async ({ actor }) => {
      if (verb === 'list') {
        const entries = await listMedia({ limit: limitOf(values.limit) });
        for (const entry of entries) console.log(values.json ? JSON.stringify(entry) : describeEntry(entry));
        if (entries.length === 0 && !values.json) console.log(t('empty'));
        return 0;
      }
      if (verb === 'hero') {
        if (first === undefined || second === undefined) throw new CommandError(t('noHero'));
        return giveHero(actor, await articleMeant(first), second, values.json === true);
      }
      if (first === undefined) throw new CommandError(t('noFile'));
      if (values.credit === undefined) throw new CommandError(t('noCredit'));
      const focal = values.focal === undefined ? undefined : focalOf(values.focal);
      const articleId = values.article === undefined ? undefined : await articleMeant(values.article);
      const bytes = read(first);
      if ('code' in bytes) return refused(bytes);
      const result = await addMedia({
        actor,
        bytes,
        focal,
        articleId,
        credit: values.credit,
        licence: values.licence,
        texts: {
          ja: { alt: values['alt-ja'], caption: values['caption-ja'] },
          en: { alt: values['alt-en'], caption: values['caption-en'] },
        },
      });
      if (!result.ok) return refused(result);
      const { ok: _, ...facts } = result;
      if (values.json) console.log(JSON.stringify({ file: first, ...facts }));
      else for (const line of describeAdded(first, facts)) console.log(line);
      return 0;
    });
  },
);

async function giveHero(actor: Actor, articleId: number, reference: string, json: boolean): Promise<number> {
  const mediaId = reference === 'none' ? null : Number(reference);
  if (mediaId !== null && !/^\d{1,15}$/.test(reference)) {
    throw new CommandError(t('badMedia', { media: reference }));
  }
  const result = await setHero({ actor, articleId, mediaId });
  if (!result.ok) return refused(result);
  const { changed } = result;
  if (json) console.log(JSON.stringify({ articleId, mediaId, changed }));
  else if (!changed) console.log(t('hero.unchanged', { article: articleId }));
  else if (mediaId === null) console.log(t('hero.taken', { article: articleId }));
  else console.log(t('hero.given', { article: articleId, id: mediaId }));
  return 0;
}

function describeAdded(file: string, added: AddMediaResult): string[] {
  const { status, mediaId, width, height, variants, withoutAlt, warnings, articleId } = added;
  return [
    t(`done.${status}`, { file, id: mediaId, width, height, files: variants.length }),
    ...(articleId === undefined ? [] : [`  ${t('hero.given', { article: articleId, id: mediaId })}`]),
    ...warnings.map((code) => `  ${warningWords(code)}`),
    ...withoutAlt.map((locale) => `  ${t('withoutAlt', { locale, option: `--alt-${locale}` })}`),
  ];
}

function describeEntry(entry: MediaEntry): string {
  const { mediaId, width, height, files, bytes, credit, licence, articleIds, texts } = entry;
  const kilobytes = Math.ceil(bytes / 1000);
  const facts = [
    String(mediaId),
    `${width}×${height}`,
    t('kept', { files, kilobytes }),
    credit,
    licence,
    articleIds.length > 0 && t('usedBy', { articles: articleIds.join(', ') }),
    ...LOCALES.filter((locale) => !texts[locale]?.alt).map((locale) =>
      t('withoutAlt', { locale, option: `--alt-${locale}` }),
    ),
  ];
  return facts.filter(Boolean).join('  ');
}

function refused(refusal: MediaRefusal | Refusal): number {
  console.error(isMediaRefusal(refusal) ? problems(refusal.code, refusal.detail) : describeRefusal(refusal));
  return 2;
}

/** The bytes of a file, which is not even opened when it is too large. */
function read(file: string): Buffer | MediaRefusal {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new CommandError(t('isFolder', { file }));
    if (stats.size > MAX_PICTURE_BYTES) return refuseMedia('too-many-bytes', megabytes(stats.size));
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new CommandError(t('notThere', { file }));
    if (code !== '') throw new CommandError(t('notReadable', { file, code }));
    throw error;
  }
}

async function articleMeant(reference: string): Promise<number> {
  const articleId = await findArticleId(reference);
  if (articleId === null) throw new CommandError(t('noSuchArticle', { article: reference }));
  return articleId;
}

function focalOf(text: string): { x: number; y: number } {
  const [, x, y] = /^([01](?:\.\d+)?|\.\d+),([01](?:\.\d+)?|\.\d+)$/.exec(text.replaceAll(' ', '')) ?? [];
  if (x === undefined || y === undefined) throw new CommandError(t('badFocal', { focal: text }));
  return { x: Number(x), y: Number(y) };
}

function limitOf(text: string | undefined): number {
  const limit = text === undefined ? 100 : Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new CommandError(t('badLimit', { limit: text ?? '' }));
  return limit;
}

function isVerb(word: string): word is keyof typeof VERBS {
  return Object.hasOwn(VERBS, word);
}
