import type { Section } from '#lib/article/document.ts';
import type { Draft } from './draft.ts';
import { labelsOf } from './labels/labels-of.ts';
import type { Label } from './labels/match-label.ts';
import { bulletText } from './lines/bullets.ts';
import type { ContentLine } from './lines/content-line.ts';
import type { TextLine } from './lines/read-lines.ts';
import { hasContent } from './lines/sentence.ts';
import type { Vocabulary } from './report.ts';
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
};

/**
 * Sorts lines under their labels. Sources, tags and related headlines go to the draft at once; wherever such a line
 * stands, the text after it continues the section before it.
 */
export function outlineOf(lines: TextLine[], tags: Vocabulary['tags'], draft: Draft): Outline {
  const labels = labelsOf(lines);
  const tagLine = findTagLine(lines, labels, tags);
  const outline: Outline = { head: [], sections: new Map() };
  const reader: Reader = { outline, draft, tags, place: 'head' };

  for (const [index, line] of lines.entries()) {
    const label = labels[index];
    const followsLabel = index === 0 || labels[index - 1] !== undefined;
    const isLast = index === lines.length - 1 || labels[index + 1] !== undefined;
    if (label) readLabel(reader, line, label);
    else if (!hasContent(line.text)) draft.leave(line);
    else if (line === tagLine) addTags(line, line.text, draft, tags);
    else if (!collected(reader, line, followsLabel)) {
      endCollecting(reader);
      const isAlone = (line.blankBefore || followsLabel) && (line.blankAfter || isLast);
      readText(reader, { number: line.number, text: line.text, isAlone });
    }
  }
  endCollecting(reader);
  return outline;
}

function readLabel(reader: Reader, line: TextLine, { kind, rest, isProse }: Label): void {
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
      reader.place = kind;
      draft.label(line, kind);
      if (rest) readText(reader, { number: line.number, text: rest, isAlone: false });
      break;
    default:
      reader.place = kind;
      openSection(outline, draft, line, { kind, rest, isProse });
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
    opened.content.push({ number: line.number, text: rest, isAlone: false, fromLabel: { section, is } });
  }
}

/** Takes the line as one more source or row of tags where it follows some. */
function collected(reader: Reader, line: TextLine, followsLabel: boolean): boolean {
  const { collects, draft } = reader;
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

function readText({ outline, draft, place }: Reader, line: ContentLine): void {
  if (place === 'related') {
    draft.related.push(bulletText(line.text) ?? line.text);
    draft.field(line, 'related');
  } else if (place === 'head') outline.head.push(line);
  else outline.sections.get(place)?.content.push(line);
}
