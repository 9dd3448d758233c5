import { type ArticleDocument, SECTIONS, type Section } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import { contradictedLocale, detectLocale } from '#lib/detect-locale.ts';
import type { Locale } from '#lib/locale.ts';
import { type Draft, newDraft } from './draft.ts';
import { setInHouseStyle, unlikeHouse } from './house-style.ts';
import { markedHeading } from './labels/headings.ts';
import { matchLabel } from './labels/match-label.ts';
import { splitLabel } from './labels/split-label.ts';
import type { AnsweredLine } from './lines/answers.ts';
import { bulletText } from './lines/bullets.ts';
import type { ContentLine } from './lines/content-line.ts';
import { joinWrapped } from './lines/join-wrapped.ts';
import { isNumbered } from './lines/numbers.ts';
import { readLines, type TextLine } from './lines/read-lines.ts';
import { withAnswers } from './lines/with-answers.ts';
import { datesOf } from './meta/dates.ts';
import { isFurniture } from './meta/furniture.ts';
import { sortMeta } from './meta/sort-meta.ts';
import { type Outline, outlineOf } from './outline.ts';
import { keepAsTyped } from './plain-text.ts';
import type {
  ImportFields,
  ImportHold,
  ImportWarning,
  LineFate,
  ParsedArticle,
  Vocabulary,
} from './report.ts';
import { readAnalysis } from './sections/analysis.ts';
import { readProse } from './sections/blocks.ts';
import { isCaption } from './sections/captions.ts';
import { isCategoryName, isSiteLine, readHeader } from './sections/header.ts';
import { readInsight } from './sections/insight.ts';
import { readKeyPoints } from './sections/key-points.ts';
import { takeNotes } from './sections/notes.ts';
import { endSections, takePoints } from './sections/unlabelled.ts';

/**
 * Reads the text of an analysis, as pages and newsrooms write it, as an article.
 *
 * Nothing is dropped: every line has one fate in `lines`, and what fits nowhere is in `unparsed`. What is doubtful is
 * a warning; `holds` says what speaks against publishing it unseen. A text without any known label is an article too: a
 * headline, a lede and an analysis of all the rest.
 * @param options.locale the language, where the caller knows it; else the script decides
 * @param options.isMarkup the text has Markdown marks on purpose: another format was turned into it
 * @param options.fields what that format has fields for; the text is read for what is missing
 * @param options.answers what an editor says of single lines: it decides over what the text looks like
 * @param options.inHouseStyle set the signs of the text as this house does
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
    answers?: readonly AnsweredLine[] | undefined;
    inHouseStyle?: boolean | undefined;
  },
): { ok: true; article: ParsedArticle } | { ok: false; code: 'too-complex'; line: number } {
  const read = readLines(text);
  if (!read.ok) return read;
  const { categories, tags } = options.vocabulary;
  const draft = newDraft(options.newId);
  draft.fields = options.inHouseStyle ? styledFields(options.fields) : { ...options.fields };
  const { blank, invisible } = read;
  const { answers = [] } = options;
  draft.hasAnswers = answers.length > 0;
  const styled = options.inHouseStyle
    ? read.lines.map((line) => ({ ...line, text: setInHouseStyle(line.text) }))
    : read.lines;
  const style = unlikeHouse(styled);

  const noted = takeNotes(joinWrapped(withAnswers(styled, answers), standsAlone), draft);
  const lines = sortMeta(noted.lines, (wording) => isCategoryName(wording, categories), draft);
  const [first, second] = lines;
  if (first && draft.fields.headline === undefined && !first.is && isSiteLine(first, second)) {
    draft.field(first, 'site');
    lines.shift();
  }
  takeFields(draft, options.vocabulary);
  const outline = outlineOf(lines, tags, draft);
  const hasSections = outline.sections.size > 0;
  const body = readHeader(outline.head, { hasSections, categories, draft });
  const rest = takePoints(outline, body);
  const [above] = rest;
  if (hasSections && above) draft.warn({ code: 'above-sections', line: above.number });
  endSections(outline, rest);
  readSections(outline, hasSections, draft);
  if (draft.tooManyPartsAt !== undefined)
    return { ok: false, code: 'too-complex', line: draft.tooManyPartsAt };

  // Sources that a text lists are counted as its `[^n]` count them.
  const isCited = noted.cited || draft.sources.length > 0;
  if (!options.isMarkup) warnOfMarkup(keepAsTyped(draft.document, isCited), draft);
  for (const line of invisible) draft.warn({ code: 'invisible-characters', line });
  if (style) draft.warn({ code: 'house-style', ...style });
  warnOfMissing(draft);
  const locale = options.locale ?? draft.fields.language ?? detectLocale(text);
  const detected = contradictedLocale(text, locale);
  if (detected) draft.warn({ code: 'locale-differs', text: detected });

  const { document, categoryId, tagIds, proposedTags, sources, related, unparsed, fields } = draft;
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
      fields,
      holds: holdsOf(draft, hasSections),
    },
  };
}

/** Of the answers, those about one line alone. */
const SINGLE = /^(?:heading$|source$|tags$|label:)/;

function styledFields(fields: ImportFields = {}): ImportFields {
  const { headline, lede } = fields;
  return {
    ...fields,
    ...(headline !== undefined && { headline: setInHouseStyle(headline) }),
    ...(lede !== undefined && { lede: setInHouseStyle(lede) }),
  };
}

/** Lines that no wrapped paragraph goes through; `open` ones may be wrapped themselves. */
function standsAlone({ text, is }: TextLine): 'closed' | 'open' | undefined {
  // What an editor says is a text goes on in the lines that were wrapped from it.
  if (is && !SINGLE.test(is)) return undefined;
  if (is) return 'closed';
  const isClosed =
    matchLabel(text) !== undefined ||
    markedHeading(text) !== undefined ||
    /^(?:[>\uFF1E|\u2014\u2015\u2500\u3010\u25A0-\u25FF\u2605\u2606]|https?:|[[(\uFF08\u203B]\^?\S{1,4}[\])\uFF09]|[QA\u554F\u7B54]\d{0,2}[.\uFF0E:\uFF1A])/u.test(
      text,
    ) ||
    datesOf(text).length > 0 ||
    isFurniture(text, { edge: true }) ||
    isCaption(text);
  if (isClosed) return 'closed';
  const isOpen = bulletText(text) !== undefined || isNumbered(text) || splitLabel(text).label !== undefined;
  return isOpen ? 'open' : undefined;
}

/** What the fields of a format say of category and tags is read as a line of the text would be. */
function takeFields(draft: Draft, { categories, tags }: Vocabulary): void {
  const { fields } = draft;
  const known = (name: string, among: Vocabulary['tags']) =>
    among.find(({ wordings }) => wordings.some((wording) => matchKey(wording) === matchKey(name)))?.id;
  if (fields.category !== undefined) {
    draft.categoryId = known(fields.category, categories);
    if (draft.categoryId === undefined) draft.warn({ code: 'unknown-category', text: fields.category });
  }
  for (const name of fields.tags ?? []) {
    const id = known(name, tags);
    if (id === undefined) {
      draft.proposedTags.push(name);
      draft.warn({ code: 'unknown-tag', text: name });
    } else draft.tagIds.push(id);
  }
}

function holdsOf({ fields, unparsed, warnings }: Draft, hasSections: boolean): ImportHold[] {
  const when = (bad: boolean, hold: ImportHold) => (bad ? [hold] : []);
  return [
    ...when(unparsed.length > 0, 'set-aside'),
    ...when(!hasSections, 'unlabelled'),
    ...when(fields.sponsor !== undefined, 'advertising'),
    ...when(fields.isDraft === true, 'marked-draft'),
    ...when(
      warnings.some(({ code }) => code === 'caption'),
      'left-picture',
    ),
  ];
}

/** One warning for all, at the first line that has any. */
function warnOfMarkup(parts: string[], draft: Draft): void {
  if (parts.length === 0) return;
  const lines = [...draft.fates.values()].filter(
    (fate) => 'segments' in fate && fate.segments.some((id) => parts.includes(id.split('.')[0] ?? id)),
  );
  draft.warn({ code: 'read-as-markup', line: Math.min(...lines.map(({ line }) => line)) });
}

const READERS: { [S in Section]: (content: ContentLine[], draft: Draft) => NonNullable<ArticleDocument[S]> } =
  {
    whyItMatters: readProse,
    keyPoints: readKeyPoints,
    analysis: readAnalysis,
    insight: readInsight,
    outlook: readProse,
  };

function readSections({ sections }: Outline, hasSections: boolean, draft: Draft): void {
  const missing = SECTIONS.filter((section) => !sections.has(section));
  if (!hasSections) draft.warn({ code: 'no-sections' });
  else if (missing.length > 0) draft.warn({ code: 'missing-sections', sections: missing });
  for (const section of SECTIONS) {
    const found = sections.get(section);
    if (!found) continue;
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
