import { createTranslator } from 'next-intl';
import type { Viewer } from '#db/auth/viewer.ts';
import { importArticle } from '#db/commands/import/import-article.ts';
import { readText } from '#db/commands/import/import-file.ts';
import { findImport } from '#db/queries/desk/editor/find-import.ts';
import { findLookAlike } from '#db/queries/desk/editor/find-look-alike.ts';
import { tagsById } from '#db/queries/desk/editor/find-tags.ts';
import { getVocabulary } from '#db/queries/desk/get-vocabulary.ts';
import { getPicture } from '#db/queries/desk/pictures/get-picture.ts';
import { messagesOf } from '#i18n/messages.ts';
import { NOTHING_TO_ASK } from '#lib/article/hand-over.ts';
import { publishProblems } from '#lib/article/publish-problems.ts';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { importRequest } from '#lib/desk/request-schemas.ts';
import { type GivenPicture, givePictures } from '#lib/import/give-pictures.ts';
import { setInHouseStyle } from '#lib/import/house-style.ts';
import { cleanLine, splitLines } from '#lib/import/lines/clean-line.ts';
import { type ImportWarning, type ParsedArticle, resembles } from '#lib/import/report.ts';
import type { Locale } from '#lib/locale.ts';
import { deskRoute } from '../desk-route.ts';

/**
 * Reads a pasted text or a file by the grammar of the import command, says where each line goes and, unless it is only tried,
 * keeps it as a draft: a new article, or the translation of one. Nothing is published.
 */
export const POST = deskRoute({
  schema: importRequest,
  async run({ viewer, input }) {
    const { text = '', file, locale, translationOf, answers, inHouseStyle = false, dryRun } = input;
    const { sponsor } = input;
    const bytes = file === undefined ? new TextEncoder().encode(text) : Buffer.from(file, 'base64');
    const vocabulary = await getVocabulary(viewer);
    const read = await readText(bytes, { locale, vocabulary, answers, inHouseStyle });
    if (!read.ok) return read;
    const parsed = givePictures(read.parsed, await seen(viewer, input.pictures ?? []));
    const { sha256 } = read;
    const known = await findImport({ actor: viewer, locale: parsed.locale, sha256 });
    const isTyped = read.format === 'text';
    const isNew = translationOf === undefined && known === null;
    const alike = isNew ? await lookAlikeOf(viewer, parsed, sha256) : [];
    const shown = { ...parsed, warnings: [...parsed.warnings, ...alike] };
    const described = await describe(read.text, shown, {
      viewer,
      inHouseStyle,
      isDecided: sponsor !== undefined,
    });
    const found = { ...described, text: read.text, isTyped, known };
    if (dryRun) return { ok: true, body: { ...found, kept: null } satisfies ImportAnswer };
    const target = translationOf === undefined ? { asNew: true } : { translationOf };
    const taken = await importArticle({
      actor: viewer,
      path: '',
      sha256,
      text: read.text,
      parsed,
      sponsor,
      ...target,
    });
    if (!taken.ok) return taken;
    const kept = { ...taken.ref, status: taken.status, unaligned: taken.unaligned };
    return { ok: true, body: { ...found, kept } satisfies ImportAnswer, status: 201 };
  },
});

/** The pictures that whoever asks may use. */
async function seen(actor: Viewer, pictures: GivenPicture[]): Promise<GivenPicture[]> {
  const found: GivenPicture[] = [];
  for (const picture of pictures) {
    if (await getPicture({ actor, mediaId: picture.media, namesIn: actor.locale })) found.push(picture);
  }
  return found;
}

/** An article with the same headline: this text becomes another one. */
async function lookAlikeOf(
  actor: Viewer,
  { locale, document: { headline } }: ParsedArticle,
  sha256: string,
): Promise<ImportWarning[]> {
  const alike = await findLookAlike({ actor, locale, headline, sha256 });
  return alike ? [resembles(alike)] : [];
}

async function describe(
  text: string,
  parsed: ParsedArticle,
  { viewer, inHouseStyle, isDecided }: { viewer: Viewer; inHouseStyle: boolean; isDecided: boolean },
) {
  const source = splitLines(text);
  const asRead = (line: number) => {
    const was = cleanLine(source[line - 1] ?? '').text;
    const set = inHouseStyle ? setInHouseStyle(was) : was;
    return set === was ? { text: was } : { text: set, was };
  };
  const tags = await tagsById(parsed.tagIds);
  return {
    locale: parsed.locale,
    lines: parsed.lines.filter(({ to }) => to !== 'blank').map((fate) => ({ ...fate, ...asRead(fate.line) })),
    document: parsed.document,
    categoryId: parsed.categoryId ?? null,
    tags: tags.map((tag) => ({ ...tag, matched: tag.names[parsed.locale] ?? tag.key })),
    proposedTags: parsed.proposedTags,
    sources: parsed.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    warnings: parsed.warnings.map((warning) => ({ ...warning, message: sentenceOf(warning, viewer.locale) })),
    sponsor: parsed.holds.includes('advertising') ? (parsed.fields.sponsor ?? '') : null,
    against: reasonsAgainst(parsed, viewer.locale).filter(
      ({ code }) => !(isDecided && code === 'advertising'),
    ),
  };
}

/** What an editor would be told who publishes the text as it is, and why the importer would not. */
function reasonsAgainst({ locale, document, holds }: ParsedArticle, viewerLocale: Locale) {
  const t = createTranslator({ locale: viewerLocale, messages: messagesOf(viewerLocale) });
  // Category, tags, sources and address are facts, which warnings speak of.
  const facts = { slug: '-', categoryId: null, sources: 0, tags: 0 };
  const counts = {
    missingSegments: 0,
    staleSegments: 0,
    machineSegments: 0,
    isCorrectedElsewhere: false,
    changesOtherEdition: false,
  };
  // A text that is read has no picture of the store yet.
  const { blocks } = publishProblems({
    locale,
    document,
    ...facts,
    ...counts,
    pictureLicence: 'open',
    // The newsroom's rules are asked of the draft that it becomes.
    handOver: NOTHING_TO_ASK,
  });
  return [
    ...blocks.map((code) => ({ code, message: t(`problems.publish.${code}`) })),
    ...holds.map((code) => ({ code, message: t(`import.holds.${code}`) })),
  ];
}

function sentenceOf(
  { code, text = '', section, sections = [], readings = [] }: ImportWarning,
  locale: Locale,
): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'import' });
  // Options of the command are no help here.
  const isOfDesk = code === 'unknown-tag' || code === 'ambiguous-tags' || code === 'resembles';
  return t(isOfDesk ? `deskWarnings.${code}` : `warnings.${code}`, {
    text,
    section: [...(section ? [section] : []), ...sections].map((each) => t(`section.${each}`)).join(' / '),
    readings: readings.join(' / '),
  });
}
