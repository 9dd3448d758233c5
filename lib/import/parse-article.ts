import { type ArticleDocument, SECTIONS, type Section } from '#lib/article/document.ts';
import { contradictedLocale, detectLocale } from '#lib/detect-locale.ts';
import type { Locale } from '#lib/locale.ts';
import { type Draft, newDraft } from './draft.ts';
import type { ContentLine } from './lines/content-line.ts';
import { readLines } from './lines/read-lines.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { ImportFields, ImportWarning, LineFate, ParsedArticle, Vocabulary } from './report.ts';
import { readAnalysis } from './sections/analysis.ts';
import { readProse } from './sections/blocks.ts';
import { isSiteLine, readHeader } from './sections/header.ts';
import { readInsight } from './sections/insight.ts';
import { readKeyPoints } from './sections/key-points.ts';

/**
 * Reads the plain text of a scraped analysis as an article.
 *
 * Nothing is dropped: every line has one fate in `lines`, and what fits nowhere is in `unparsed`. What is doubtful is
 * a warning. A text without any known label is an article too: a headline, a lede and an analysis of all the rest.
 * @param options.locale the language, where the caller knows it; else the script decides
 * @param options.newId gives the ids of the document's parts, for tests that need the same ones each time
 */
export function parseArticle(
  text: string,
  options: {
    locale?: Locale | undefined;
    vocabulary: Vocabulary;
    isMarkup?: boolean | undefined;
    fields?: ImportFields | undefined;
    newId?: (() => string) | undefined;
  },
): { ok: true; article: ParsedArticle } | { ok: false; code: 'too-complex'; line: number } {
  const read = readLines(text);
  if (!read.ok) return read;
  const draft = newDraft(options.newId);
  const { lines, blank, invisible } = read;

  const [first, second] = lines;
  if (first && isSiteLine(first, second)) {
    draft.field(first, 'site');
    lines.shift();
  }
  const outline = outlineOf(lines, options.vocabulary.tags, draft);
  const hasSections = outline.sections.size > 0;
  const body = readHeader(outline.head, { hasSections, categories: options.vocabulary.categories, draft });
  if (!hasSections && body.length > 0) outline.sections.set('analysis', { content: body });
  readSections(outline, draft);
  if (draft.tooManyPartsAt !== undefined)
    return { ok: false, code: 'too-complex', line: draft.tooManyPartsAt };

  for (const line of invisible) draft.warn({ code: 'invisible-characters', line });
  warnOfMissing(draft);
  const locale = options.locale ?? detectLocale(text);
  const detected = contradictedLocale(text, locale);
  if (detected) draft.warn({ code: 'locale-differs', text: detected });

  const { document, categoryId, tagIds, proposedTags, sources, related, unparsed } = draft;
  const fates: LineFate[] = [
    ...draft.fates.values(),
    ...blank.map((line): LineFate => ({ line, to: 'blank' })),
  ];
  return {
    ok: true,
    article: {
      locale,
      document,
      categoryId,
      tagIds,
      proposedTags,
      sources,
      related,
      lines: fates.sort((a, b) => a.line - b.line),
      unparsed: unparsed.sort((a, b) => a.line - b.line),
      warnings: draft.warnings.sort(byLine),
      fields: options.fields ?? {},
      holds: [],
    },
  };
}

const READERS: { [S in Section]: (content: ContentLine[], draft: Draft) => NonNullable<ArticleDocument[S]> } =
  {
    whyItMatters: readProse,
    keyPoints: readKeyPoints,
    analysis: readAnalysis,
    insight: readInsight,
    outlook: readProse,
  };

function readSections({ sections }: Outline, draft: Draft): void {
  for (const section of SECTIONS) {
    const found = sections.get(section);
    if (!found) {
      draft.warn({ code: 'missing-section', section });
      continue;
    }
    if (found.content.length === 0) draft.warn({ code: 'empty-section', section });
    if (found.content.length === 0 && !found.title) continue;
    const read = READERS[section](found.content, draft);
    Object.assign(draft.document, { [section]: { ...(found.title && { title: found.title }), ...read } });
  }
}

function warnOfMissing({ document, fates, categoryId, tagIds, proposedTags, warnings, warn }: Draft): void {
  const lines = [...fates.values()];
  const hasSource = lines.some(
    (fate) =>
      (fate.to === 'label' && fate.section === 'source') || (fate.to === 'field' && fate.field === 'source'),
  );
  if (document.headline === '') warn({ code: 'no-headline' });
  if (document.lede === '') warn({ code: 'no-lede' });
  if (categoryId === undefined && !warnings.some(({ code }) => code === 'unknown-category')) {
    warn({ code: 'no-category' });
  }
  if (!hasSource) warn({ code: 'no-source' });
  if (tagIds.length === 0 && proposedTags.length === 0) warn({ code: 'no-tags' });
}

function byLine(a: ImportWarning, b: ImportWarning): number {
  return (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY) || 0;
}
