import { createTranslator } from 'next-intl';
import { importArticle } from '#db/commands/import/import-article.ts';
import { readText } from '#db/commands/import/import-file.ts';
import { findImport } from '#db/queries/desk/editor/find-import.ts';
import { tagsById } from '#db/queries/desk/editor/find-tags.ts';
import { getVocabulary } from '#db/queries/desk/get-vocabulary.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { importRequest } from '#lib/desk/request-schemas.ts';
import { cleanLine, splitLines } from '#lib/import/lines/clean-line.ts';
import type { ImportWarning, ParsedArticle } from '#lib/import/report.ts';
import type { Locale } from '#lib/locale.ts';
import { deskRoute } from '../desk-route.ts';

/**
 * Reads a pasted text or a file by the grammar of the import command, says where each line goes and, unless it is only tried,
 * keeps it as a draft: a new article, or the translation of one. Nothing is published.
 */
export const POST = deskRoute({
  schema: importRequest,
  async run({ viewer, input: { text = '', file, locale, translationOf, dryRun } }) {
    const bytes = file === undefined ? new TextEncoder().encode(text) : Buffer.from(file, 'base64');
    const read = await readText(bytes, { locale, vocabulary: await getVocabulary(viewer) });
    if (!read.ok) return read;
    const { parsed, sha256 } = read;
    const known = await findImport({ actor: viewer, locale: parsed.locale, sha256 });
    const isTyped = read.format === 'text';
    const found = { ...(await described(read.text, parsed, viewer.locale)), text: read.text, isTyped, known };
    if (dryRun) return { ok: true, body: { ...found, kept: null } satisfies ImportAnswer };
    const target = translationOf === undefined ? { asNew: true } : { translationOf };
    const taken = await importArticle({
      actor: viewer,
      path: '',
      sha256,
      text: read.text,
      parsed,
      ...target,
    });
    if (!taken.ok) return taken;
    const kept = { ...taken.ref, status: taken.status, unaligned: taken.unaligned };
    return { ok: true, body: { ...found, kept } satisfies ImportAnswer, status: 201 };
  },
});

async function described(text: string, parsed: ParsedArticle, viewerLocale: Locale) {
  const source = splitLines(text);
  const tags = await tagsById(parsed.tagIds);
  return {
    locale: parsed.locale,
    lines: parsed.lines
      .filter(({ to }) => to !== 'blank')
      .map((fate) => ({ ...fate, text: cleanLine(source[fate.line - 1] ?? '').text })),
    document: parsed.document,
    categoryId: parsed.categoryId ?? null,
    tags: tags.map((tag) => ({ ...tag, matched: tag.names[parsed.locale] ?? tag.key })),
    proposedTags: parsed.proposedTags,
    sources: parsed.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    warnings: parsed.warnings.map((warning) => ({ ...warning, message: sentenceOf(warning, viewerLocale) })),
  };
}

function sentenceOf(
  { code, text = '', section, sections = [], readings = [] }: ImportWarning,
  locale: Locale,
): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'import' });
  return t(`warnings.${code}`, {
    text,
    section: [...(section ? [section] : []), ...sections].map((each) => t(`section.${each}`)).join(' / '),
    readings: readings.join(' / '),
  });
}
