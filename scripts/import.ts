import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { importArticle } from '#db/commands/import/import-article.ts';
import { type ImportFile, type ReadText, readText } from '#db/commands/import/import-file.ts';
import { findArticleId } from '#db/queries/addresses/find-article.ts';
import { findLookAlike } from '#db/queries/desk/editor/find-look-alike.ts';
import { getVocabulary } from '#db/queries/desk/get-vocabulary.ts';
import { getOriginalDraft } from '#db/queries/editions/get-original-draft.ts';
import { alignDocument } from '#lib/article/align.ts';
import { isTooLarge, readFile } from '#lib/import/formats/read-file.ts';
import { type ImportWarning, type ParsedArticle, resembles } from '#lib/import/report.ts';
import { isLocale, type Locale } from '#lib/locale.ts';
import { parseTime } from '#lib/parse-time.ts';
import { articlePath } from '#lib/urls.ts';
import { describeBlocks, describeRefusal, describeUnreadable, describeWarnings } from './cli/describe.ts';
import { describeLines, describeTaxonomy } from './cli/describe-lines.ts';
import { cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

type Report = {
  file: string;
  status: 'created' | 'updated' | 'unchanged' | 'failed' | 'dry-run';
  [fact: string]: unknown;
};

const t = cliTranslator('cli.import');

await runCommand(
  {
    name: 'import',
    summary: 'Imports articles from files of text, Markdown, HTML and docx.',
    usage: 'FILE… [options]',
    positionals: true,
    options: {
      locale: { type: 'string', description: 'ja or en; detected from the text when absent' },
      'translation-of': {
        type: 'string',
        description: 'the article (id, slug or address) that the file is a translation of',
      },
      update: {
        type: 'string',
        description: 'the article (id, slug or address) that the file is a new text of',
      },
      publish: {
        type: 'boolean',
        description:
          'publish, under the date that the text says; a date ahead schedules. Else exit 2 with the reasons',
      },
      'as-analysis': {
        type: 'boolean',
        description:
          'a text in which no section is recognised is an analysis: --publish need not wait for a look at it',
      },
      date: {
        type: 'string',
        description: 'now, or a date as below: decides over the date that the text says',
      },
      'published-at': {
        type: 'string',
        description:
          'the date readers see: 2026-11-03T14:05 (Japan time) or with an offset; the same as --date',
      },
      category: { type: 'string', description: 'key, name or alias; decides over the category line' },
      tags: {
        type: 'string',
        description: '"a,b": names of tags; decide over the tag line, new ones are made',
      },
      sponsor: {
        type: 'string',
        description: 'who paid for the text: "みなと海運|Minato Lines", or one name for both languages',
      },
      'not-sponsored': {
        type: 'boolean',
        description: 'nobody paid for it, though the text says so',
      },
      slug: { type: 'string', description: 'the address; suggested from the headline when absent' },
      'dry-run': { type: 'boolean', description: 'show where each line would go, and write nothing' },
      json: { type: 'boolean', description: 'one JSON object a file on standard output' },
    },
    help: `Exit status: 0 all imported; 1 nothing could be read, or the command is wrong;
2 some files failed, or a text was kept as a draft because something blocks publishing it.
It reads plain text (UTF-8), Markdown with front matter (YAML, TOML, JSON), HTML pages, Word documents (.docx) and
the JSON of an article from a site like this one; other formats are refused by name. How each is read: docs/import.md.`,
  },
  async ({ values, positionals: files }) => {
    if (files.length === 0) throw new CommandError(t('noFile'));
    const only = (['translation-of', 'update', 'slug'] as const).find((name) => values[name] !== undefined);
    if (files.length > 1 && only) throw new CommandError(t('oneFileOnly', { option: `--${only}` }));
    const { locale } = values;
    if (locale !== undefined && !isLocale(locale)) throw new CommandError(t('badLocale', { locale }));
    if (values.date !== undefined && values['published-at'] !== undefined)
      throw new CommandError(t('bothDates'));
    const date = values.date ?? values['published-at'];
    const publishedAt = date === undefined ? undefined : date === 'now' ? new Date() : parseTime(date);
    if (publishedAt === null) throw new CommandError(t('badTime', { time: date ?? '' }));

    if (values.sponsor !== undefined && values['not-sponsored']) throw new CommandError(t('sponsoredOrNot'));
    const sponsor = values['not-sponsored'] ? { ja: '', en: '' } : sponsorOf(values.sponsor);
    if (sponsor === null) throw new CommandError(t('badSponsor'));
    if (publishedAt && !values.publish) throw new CommandError(t('dateWithoutPublish'));
    if (values.update !== undefined && values['translation-of'] !== undefined) {
      throw new CommandError(t('updateOrTranslate'));
    }

    // Nothing that cannot be read, and no rehearsal, makes a store where there was none.
    const pretends = values['dry-run'] || !(await isAnyReadable(files));
    return withStore(
      async ({ settings, actor }) => {
        const reference = values['translation-of'];
        const translationOf = reference === undefined ? undefined : await findArticleId(reference);
        if (translationOf === null) throw new CommandError(t('noSuchArticle', { article: reference ?? '' }));
        const update = values.update === undefined ? undefined : await findArticleId(values.update);
        if (update === null) throw new CommandError(t('noSuchUpdate', { article: values.update ?? '' }));
        const options: Options = {
          actor,
          publish: values.publish === true,
          asAnalysis: values['as-analysis'] === true,
          ...(isLocale(locale) && { locale }),
          ...(translationOf !== undefined && { translationOf }),
          ...(update !== undefined && { update }),
          ...(publishedAt && { publishedAt }),
          ...(values.category !== undefined && { category: values.category }),
          ...(values.tags !== undefined && { tags: values.tags.split(/[,\u3001\uFF0C]/) }),
          ...(values.slug !== undefined && { slug: values.slug }),
          ...(sponsor && { sponsor }),
        };
        const reports: Report[] = [];
        for (const [index, file] of files.entries()) {
          const counter = files.length > 1 ? `[${index + 1}/${files.length}] ` : '';
          const report = values['dry-run']
            ? await dryRun(file, options, translationOf)
            : await takeIn(file, options, settings.siteUrl);
          reports.push(report.facts);
          if (values.json) console.log(JSON.stringify(report.facts));
          else
            for (const [row, line] of report.lines.entries()) console.log(row === 0 ? counter + line : line);
        }
        if (files.length > 1 && !values.json) console.log(summary(reports));
        return exitStatus(reports);
      },
      pretends ? 'pretend' : 'make',
    );
  },
);

/** `日本語|English`, or one name for both; null where one of both is missing. */
function sponsorOf(said: string | undefined): Record<Locale, string> | null | undefined {
  if (said === undefined) return undefined;
  const [ja = '', en = ja, ...more] = said.split(/[|\uFF5C]/u).map((name) => name.trim());
  return ja === '' || en === '' || more.length > 0 ? null : { ja, en };
}

/** How to decide about a text that says it is advertising. */
function sponsorHint({ fields, holds }: ParsedArticle, { sponsor }: Pick<ImportFile, 'sponsor'>): string[] {
  if (!holds.includes('advertising') || sponsor) return [];
  return [t('sponsorHint', { name: fields.sponsor || '…' })];
}

type Outcome = { facts: Report; lines: string[] };
/** `update`: the article that gets the text, in the text's language. */
type Options = Omit<ImportFile, 'path' | 'bytes'> & { update?: number };

async function takeIn(file: string, { update, ...options }: Options, siteUrl: string): Promise<Outcome> {
  const bytes = read(file);
  if (typeof bytes === 'string') return failed(file, bytes);
  const path = resolve(file);
  const understood = await readText(bytes, {
    locale: options.locale,
    vocabulary: await getVocabulary(options.actor),
  });
  if (!understood.ok) return failed(file, describeUnreadable(understood));
  const { ok, format, ...text } = understood;
  const { parsed } = text;
  const isNew = update === undefined && options.translationOf === undefined;
  const alike = isNew ? await lookAlikeOf(path, text, options.actor) : null;
  const into =
    update === undefined ? undefined : { articleId: update, locale: parsed.locale, version: undefined };
  const result = await importArticle({ ...options, ...text, path, into });
  if (!result.ok) return failed(file, describeRefusal(result));
  const { status, ref, slug, revisionId, publication, unaligned } = result;
  const url = siteUrl + articlePath(ref.locale, slug);
  const blocks = publication?.blocks ?? [];
  const resembling = status === 'created' && alike ? [resembles(alike)] : [];
  const warnings = [...warningsLeft(parsed.warnings, options), ...resembling];
  const facts: Report = {
    file,
    status,
    articleId: ref.articleId,
    locale: ref.locale,
    slug,
    url,
    revision: revisionId,
    ...(publication && { published: publication.status === 'live', state: publication.status, blocks }),
    warnings,
    unparsed: parsed.unparsed,
    proposedTags: parsed.proposedTags,
    fields: parsed.fields,
    unaligned,
  };
  const lines = [
    t(`done.${status}`, { file, id: ref.articleId, locale: ref.locale }) + stateOf(result, url),
    ...(result.factsChanged ? [`  ${t('factsChanged')}`] : []),
    ...describeBlocks(blocks).map((line) => `  ${line}`),
    ...(blocks.includes('advertising') ? sponsorHint(parsed, options).map((line) => `  ${line}`) : []),
    ...(status === 'unchanged' ? [] : describeWarnings(warnings).map((line) => `  ${line}`)),
    ...unaligned.map(({ side, text }) => `  ${t(`unaligned.${side}`, { text: shorten(text) })}`),
  ];
  return { facts, lines };
}

async function dryRun(
  file: string,
  { update, ...options }: Options,
  translationOf: number | undefined,
): Promise<Outcome> {
  const { locale } = options;
  const bytes = read(file);
  if (typeof bytes === 'string') return failed(file, bytes);
  const vocabulary = await getVocabulary(options.actor);
  const result = await readText(bytes, { locale, vocabulary });
  if (!result.ok) return failed(file, describeUnreadable(result));
  const { parsed, text } = result;
  const { lines, unparsed, proposedTags, fields, holds } = parsed;
  const isNew = update === undefined && translationOf === undefined;
  const alike = isNew ? await lookAlikeOf(resolve(file), result, options.actor) : null;
  const resembling = alike ? [resembles(alike)] : [];
  const warnings = [...warningsLeft(parsed.warnings, options), ...resembling];
  const original = translationOf === undefined ? null : await getOriginalDraft(translationOf);
  const unaligned = original ? alignDocument(parsed.document, original).unaligned : [];
  return {
    facts: {
      file,
      status: 'dry-run',
      locale: parsed.locale,
      lines,
      warnings,
      unparsed,
      proposedTags,
      fields,
      holds,
      unaligned,
    },
    lines: [
      t('dryRun', { file, locale: parsed.locale }),
      ...describeLines(text, parsed),
      ...describeTaxonomy(parsed, vocabulary).map((line) => `  ${line}`),
      ...describeBlocks(holds.filter((hold) => hold !== 'advertising' || !options.sponsor)).map(
        (line) => `  ${line}`,
      ),
      ...sponsorHint(parsed, options).map((line) => `  ${line}`),
      ...describeWarnings(warnings).map((line) => `  ${line}`),
      ...unaligned.map(({ side, text: part }) => `  ${t(`unaligned.${side}`, { text: shorten(part) })}`),
    ],
  };
}

/** The article that a new text resembles, by its headline. */
function lookAlikeOf(
  path: string,
  { parsed, sha256 }: Pick<ReadText, 'parsed' | 'sha256'>,
  actor: ImportFile['actor'],
) {
  const { locale, document } = parsed;
  return findLookAlike({ actor, locale, headline: document.headline, path, sha256 });
}

/** The bytes of a file, or the sentence that says why they cannot be had. */
function read(file: string): Uint8Array | string {
  try {
    const facts = statSync(file);
    if (facts.isDirectory()) return t('isFolder');
    if (!facts.isFile()) return t('isNoFile');
    const { size } = facts;
    if (isTooLarge(size, startOf(file)))
      return describeUnreadable({ ok: false, code: 'too-large', detail: {} });
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return t(code === 'ENOENT' ? 'notThere' : 'notReadable', { code });
  }
}

function failed(file: string, error: string): Outcome {
  const none = { articleId: null, locale: null, slug: null, url: null, revision: null };
  return {
    facts: { file, status: 'failed', ...none, error, warnings: [], unparsed: [] },
    lines: [t('failed', { file, error })],
  };
}

/** The first bytes of a file, which say how large it may be. */
function startOf(file: string): Uint8Array {
  const bytes = new Uint8Array(4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

async function isAnyReadable(files: string[]): Promise<boolean> {
  for (const file of files) {
    const bytes = read(file);
    if (typeof bytes !== 'string' && (await readFile(bytes)).ok) return true;
  }
  return false;
}

/** What an option has decided needs no warning any more. */
function warningsLeft(warnings: ImportWarning[], { category, tags }: Pick<ImportFile, 'category' | 'tags'>) {
  const decided = new Set<string>([
    ...(tags ? ['no-tags', 'unknown-tag', 'ambiguous-tags'] : []),
    ...(category ? ['no-category', 'unknown-category'] : []),
  ]);
  return warnings.filter(({ code }) => !decided.has(code));
}

type Taken = Extract<Awaited<ReturnType<typeof importArticle>>, { ok: true }>;

/** What readers get of it now, as the rest of the first line. */
function stateOf({ status, publication }: Taken, url: string): string {
  if (!publication) return status === 'unchanged' ? '' : t('state.kept');
  if (publication.blocks.length > 0) return t('state.blocked');
  if (publication.status === 'live')
    return t(status === 'unchanged' ? 'state.live' : 'state.published', { url });
  return t('state.waiting', { status: cliTranslator('cli.article.status')(publication.status), url });
}

function summary(reports: Report[]): string {
  const count = (status: Report['status']) => reports.filter((report) => report.status === status).length;
  return t('summary', {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    failed: count('failed'),
  });
}

function exitStatus(reports: Report[]): number {
  const failures = reports.filter(({ status }) => status === 'failed').length;
  if (failures > 0) return reports.length === 1 ? 1 : 2;
  return reports.some(({ blocks }) => Array.isArray(blocks) && blocks.length > 0) ? 2 : 0;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text;
}
