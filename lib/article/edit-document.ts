import { type ArticleDocument, type Block, type InsightKind, SECTIONS, type Section } from './document.ts';
import { findPart, type Part, prune, type Siblings, sectionParts, siblingsOf } from './document-parts.ts';
import type { Place, Step } from './place.ts';
import { segmentsOf } from './segments.ts';

export type DocumentEdit =
  | { do: 'set'; segment: string; value: string; place: Place }
  | { do: 'move'; part: string; after: string | null }
  | { do: 'remove'; part: string }
  | { do: 'insight-kind'; part: string; kind: InsightKind };

/**
 * Applies one edit and returns the document after it; `document` itself stays as it is.
 * A text that is set to nothing disappears, and with it whatever has no text any more; one that is not there yet is
 * made, with the parts on the way to it.
 * @param counterpart the document of the other language: where a part stands that this one lacks is known from there
 * @returns undefined when the document has no such place: parts of the wrong kind, or under the wrong section
 */
export function editDocument(
  document: ArticleDocument,
  edit: DocumentEdit,
  counterpart?: ArticleDocument,
): ArticleDocument | undefined {
  const edited = structuredClone(document);
  const done = applyTo(edited, edit, counterpart);
  prune(edited);
  return done ? edited : undefined;
}

/** The text of a segment; '' where the document has none. */
export function textOf(document: ArticleDocument, segment: string): string {
  return segmentsOf(document).find(({ id }) => id === segment)?.text ?? '';
}

function applyTo(document: ArticleDocument, edit: DocumentEdit, counterpart: ArticleDocument | undefined) {
  switch (edit.do) {
    case 'set':
      return setText(document, edit, counterpart);
    case 'move':
      movePart(document, edit, counterpart);
      return true;
    case 'remove': {
      const siblings = siblingsOf(document, edit.part);
      siblings?.parts.splice(indexIn(siblings, edit.part), 1);
      return true;
    }
    case 'insight-kind': {
      const found = findPart(document, edit.part);
      if (found?.kind === 'insight') found.part.kind = edit.kind;
      return true;
    }
  }
}

function setText(
  document: ArticleDocument,
  { segment, value, place }: Extract<DocumentEdit, { do: 'set' }>,
  counterpart: ArticleDocument | undefined,
): boolean {
  const text = value.trim() === '' ? '' : value;
  if (segment === 'headline' || segment === 'lede') {
    document[segment] = text;
    return true;
  }
  const section = SECTIONS.find((name) => segment === `${name}.title`);
  if (section) return setTitle(document, section, text);
  const [id = '', name] = segment.split('.');
  if (text === '' && !findPart(document, id)) return true;
  const part = findPart(document, id) ?? makePart(document, id, place, counterpart);
  return part !== undefined && writeText(part, name, text);
}

function setTitle(document: ArticleDocument, section: Section, text: string): boolean {
  if (text === '') {
    delete document[section]?.title;
    return true;
  }
  sectionParts(document, section);
  const made = document[section];
  if (made) made.title = text;
  return true;
}

/** Which of its texts a part lets be written, by the name behind the dot of the segment. */
function writeText({ kind, part }: Part, name: string | undefined, text: string): boolean {
  if (name === undefined && kind !== 'list' && kind !== 'subsection' && kind !== 'insight') {
    (part as { text: string }).text = text;
    return true;
  }
  const isLabel = name === 'label' && (kind === 'point' || kind === 'insight');
  const isHeading = name === 'heading' && kind === 'subsection';
  if (!isLabel && !isHeading) return false;
  const named = part as { label?: string; heading?: string };
  if (text === '') delete named[name];
  else named[name] = text;
  return true;
}

/** Makes the part `id` and all that is missing on the way to it. */
function makePart(
  document: ArticleDocument,
  id: string,
  { section, path }: Place,
  counterpart: ArticleDocument | undefined,
): Part | undefined {
  if (section === 'head' || path.at(-1)?.id !== id) return undefined;
  let siblings: Siblings | undefined = sectionParts(document, section);
  let reached: Part | undefined;
  for (const step of path) {
    reached = findPart(document, step.id) ?? (siblings && insert(siblings, step, counterpart));
    if (reached?.kind !== step.kind) return undefined;
    siblings = within(reached);
  }
  return reached;
}

function insert(siblings: Siblings, step: Step, counterpart: ArticleDocument | undefined): Part | undefined {
  const isBlock = step.kind === 'paragraph' || step.kind === 'list';
  if (siblings.of !== (isBlock ? 'blocks' : step.kind)) return undefined;
  const made = emptyPart(step);
  const parts = siblings.parts as Part['part'][];
  parts.splice(positionBehind(siblings, step.after, step.id, counterpart), 0, made.part);
  return made;
}

function emptyPart({ id, kind, insightKind }: Step): Part {
  switch (kind) {
    case 'paragraph':
      return { kind, part: { id, kind, text: '' } };
    case 'list':
      return { kind, part: { id, kind, items: [] } };
    case 'item':
    case 'point':
      return { kind, part: { id, text: '' } };
    case 'subsection':
      return { kind, part: { id, blocks: [] } };
    case 'insight':
      return { kind, part: { id, kind: insightKind ?? 'other', blocks: [] } };
  }
}

function within({ kind, part }: Part): Siblings | undefined {
  if (kind === 'subsection' || kind === 'insight') return { of: 'blocks', parts: part.blocks };
  const block = part as Block;
  return kind === 'list' && block.kind === 'list' ? { of: 'item', parts: block.items } : undefined;
}

function movePart(
  document: ArticleDocument,
  { part, after }: Extract<DocumentEdit, { do: 'move' }>,
  counterpart: ArticleDocument | undefined,
): void {
  const siblings = siblingsOf(document, part);
  if (!siblings || after === part) return;
  const parts = siblings.parts as Part['part'][];
  const [moved] = parts.splice(indexIn(siblings, part), 1);
  if (moved) parts.splice(positionBehind(siblings, after, part, counterpart), 0, moved);
}

/**
 * Where in `siblings` a part comes that is to stand behind `after`. Where they lack `after`, behind the nearest one
 * before it in the other language; last where nobody knows it.
 */
function positionBehind(
  siblings: Siblings,
  after: string | null,
  part: string,
  counterpart: ArticleDocument | undefined,
): number {
  if (after === null) return 0;
  const at = indexIn(siblings, after);
  if (at >= 0) return at + 1;
  const others = counterpart && siblingsOf(counterpart, after);
  if (!others) return siblings.parts.length;
  const before = others.parts.slice(0, indexIn(others, after)).filter(({ id }) => id !== part);
  const nearest = before.findLast(({ id }) => indexIn(siblings, id) >= 0);
  return nearest ? indexIn(siblings, nearest.id) + 1 : 0;
}

function indexIn({ parts }: Siblings, id: string): number {
  return (parts as { id: string }[]).findIndex((part) => part.id === id);
}
