import type { Section } from '#lib/article/document.ts';
import type { Draft } from './draft.ts';
import { markedHeading } from './labels/headings.ts';
import { labelsOf } from './labels/labels-of.ts';
import { BRACKETS, HEADING_MARKS, type Label } from './labels/match-label.ts';
import { type LineAnswer, sectionOf } from './lines/answers.ts';
import { bulletText } from './lines/bullets.ts';
import type { ContentLine } from './lines/content-line.ts';
import type { TextLine } from './lines/read-lines.ts';
import { hasContent, isProse } from './lines/sentence.ts';
import type { Vocabulary } from './report.ts';
import { isCaption } from './sections/captions.ts';
import { addSource, continuesSource } from './sections/source-line.ts';
import { addTags, continuesTags, findTagLine } from './tags/tag-line.ts';

export type Outline = {
  /** What stands before the first section. */
  head: ContentLine[];
  /** The sections that have a label, each with all that stands under it, also where the label comes again. */
  sections: Map<Section, { title?: string; content: ContentLine[] }>;
};

type Reader = {
  outline: Outline;
  draft: Draft;
  tags: Vocabulary['tags'];
  place: 'head' | Section | 'related';
  /** Lines that follow a label of sources or tags may be more of them. `source-list`: the label stood alone. */
  collects?: 'source' | 'source-list' | 'tags' | undefined;
  /** A label of sources that none has followed so far. */
  bareSource?: TextLine | undefined;
  /** Where the text stood before its related articles; it goes on there. */
  before: 'head' | Section;
};

/**
 * Sorts lines under their labels. Sources, tags and related headlines go to the draft at once; wherever such a line
 * stands, the text after it continues the section before it.
 */
export function outlineOf(lines: TextLine[], tags: Vocabulary['tags'], draft: Draft): Outline {
  const labels = labelsOf(lines);
  const said = lines.find(({ is }) => is === 'tags');
  const tagLine = said ?? findTagLine(lines, labels, tags);
  const outline: Outline = { head: [], sections: new Map() };
  const reader: Reader = { outline, draft, tags, place: 'head', before: 'head' };
  const isDense = hasFewBlanks(lines);

  for (const [index, line] of lines.entries()) {
    const label = labels[index];
    const followsLabel = index === 0 || labels[index - 1] !== undefined;
    const isLast = index === lines.length - 1 || labels[index + 1] !== undefined;
    if (label) readLabel(reader, line, label);
    else if (!hasContent(line.text)) draft.leave(line);
    else if (line === tagLine || line.is === 'tags') addTags(line, line.text, draft, tags);
    else if (line.is || !collected(reader, line, followsLabel)) {
      endCollecting(reader);
      if (line.is) goWhereSaid(reader, line.is);
      const isParted = line.blankBefore || followsLabel || (isDense && isProse(lines[index - 1]?.text ?? ''));
      const isAlone = isParted && (line.blankAfter || isLast || standsAbove(line, lines[index + 1]));
      const { number, text, more, is, indent } = line;
      readText(reader, { number, text, more, isAlone, is, indent });
    }
  }
  endCollecting(reader);
  if (draft.related.length === 0) dropPromises(lines, labels, draft);
  return outline;
}

/** An answer may name the section that the text goes on in; what is said to be text is no related headline. */
function goWhereSaid(reader: Reader, is: LineAnswer): void {
  const section = sectionOf(is, 'in');
  if (section) {
    const { sections } = reader.outline;
    if (!sections.has(section)) sections.set(section, { content: [] });
    reader.place = section;
  } else if (reader.place === 'related') reader.place = reader.before;
}

/** あわせて読みたい with nothing under it promises what the page had; only 関連記事 is what this house prints. */
function dropPromises(lines: TextLine[], labels: (Label | undefined)[], draft: Draft): void {
  for (const [index, line] of lines.entries()) {
    const isPromise = labels[index]?.kind === 'related' && !/\u95A2\u9023|related/iu.test(line.text);
    if (isPromise) draft.furniture(line);
  }
}

/** A text whose paragraphs have no blank lines between them: what is short between two of them stands alone. */
function hasFewBlanks(lines: TextLine[]): boolean {
  return lines.length > 3 && lines.filter(({ blankBefore }) => blankBefore).length < lines.length / 5;
}

/** A heading often has a blank line above it only. */
function standsAbove({ text }: TextLine, next: TextLine | undefined): boolean {
  const longest = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text) ? 30 : 60;
  return (
    next !== undefined &&
    text.length <= longest &&
    next.text.length > 1.5 * text.length &&
    (isProse(next.text) || /[:\uFF1A]$/u.test(next.text))
  );
}

function readLabel(reader: Reader, line: TextLine, { kind, rest, isProse: isText, made }: Label): void {
  const { draft, outline } = reader;
  endCollecting(reader);
  switch (kind) {
    case 'source':
      reader.collects = rest ? 'source' : 'source-list';
      if (rest) addSource(line, rest, draft);
      else {
        draft.label(line, kind);
        reader.bareSource = line;
      }
      break;
    case 'tags':
      if (rest) addTags(line, rest, draft, reader.tags);
      else {
        draft.label(line, kind);
        reader.collects = 'tags';
      }
      break;
    case 'related':
      if (reader.place !== 'related') reader.before = reader.place;
      reader.place = kind;
      draft.label(line, kind);
      if (rest) addRelated(draft, line, rest);
      break;
    default:
      reader.place = kind;
      if (made?.keeps) keepWording(outline, line, kind, rest);
      else openSection(outline, draft, line, { kind, rest, isProse: isText });
  }
}

function openSection(
  outline: Outline,
  draft: Draft,
  line: TextLine,
  label: { kind: Section; rest: string | undefined; isProse: true | undefined },
): void {
  const { kind: section, rest } = label;
  const before = outline.sections.get(section);
  const opened = before ?? { content: [] };
  outline.sections.set(section, opened);
  if (before) draft.warn({ code: 'repeated-section', line: line.number, section });

  const isTitle = rest && !label.isProse && !opened.title;
  if (isTitle) opened.title = rest;
  if (isTitle || !rest) {
    draft.label(line, section, isTitle ? [`${section}.title`] : []);
  } else {
    const is = label.isProse ? 'paragraph' : 'title';
    opened.content.push({ ...line, text: rest, isAlone: false, fromLabel: { section, is } });
  }
}

/** Opens the section, or goes on with it, and leaves the wording where it stands: as a heading, or before its text. */
function keepWording(outline: Outline, line: TextLine, section: Section, rest: string | undefined): void {
  const opened = outline.sections.get(section) ?? { content: [] };
  outline.sections.set(section, opened);
  const wording = line.text
    .replace(HEADING_MARKS, '')
    .replace(BRACKETS, '$1')
    .replace(/\s*[:\uFF1A]$/u, '');
  const { number, more, text } = line;
  opened.content.push(
    rest
      ? { number, more, text, isAlone: false }
      : { number, more, text: wording || text, isAlone: true, fromLabel: { section, is: 'title' } },
  );
}

/** Takes the line as one more source or row of tags where it follows some. */
function collected(reader: Reader, line: TextLine, followsLabel: boolean): boolean {
  const { collects, draft } = reader;
  if (isCaption(line.text)) return false;
  const text = bulletText(line.text) ?? line.text;
  if (collects === 'tags' && (followsLabel || !line.blankBefore) && continuesTags(text)) {
    addTags(line, text, draft, reader.tags);
    return true;
  }
  const isListed = collects === 'source-list' && !line.blankBefore;
  if ((collects === 'source' || collects === 'source-list') && continuesSource(text, isListed)) {
    reader.bareSource = undefined;
    addSource(line, text, draft);
    return true;
  }
  return false;
}

function endCollecting(reader: Reader): void {
  if (reader.bareSource) reader.draft.warn({ code: 'no-source-link', line: reader.bareSource.number });
  reader.bareSource = undefined;
  reader.collects = undefined;
}

function addRelated(draft: Draft, line: TextLine | ContentLine, text: string): void {
  draft.related.push(bulletText(text) ?? text);
  draft.field(line, 'related');
}

function readText(reader: Reader, line: ContentLine): void {
  const { outline, draft } = reader;
  // Headlines do not end as sentences do, and are marked as headings of nothing: after them the article goes on.
  if (reader.place === 'related' && (isProse(line.text) || markedHeading(line.text) !== undefined))
    reader.place = reader.before;
  const { place } = reader;
  if (place === 'related') {
    addRelated(draft, line, line.text);
  } else if (place === 'head') outline.head.push(line);
  else outline.sections.get(place)?.content.push(line);
}
