import { SECTIONS } from '../../article/parts.ts';
import type { Place, Step } from '../../article/place.ts';
import {
  BLOCK_KINDS,
  isBlockKind,
  isFigureKind,
  type PartKind,
  SHAPES,
  segmentName,
} from '../../article/shapes.ts';
import type { Row } from '../editor.ts';

/**
 * The rows of an article as they stand on the sheet, without their texts: those that have one, and empty slots for
 * what may be written. A part exists for the server once one of its rows has a text.
 */
export type Slot = Pick<Row, 'segment' | 'kind' | 'place'>;

/** What can be added to an article. */
export type Addition = PartKind;

/** The innermost part that a row belongs to; undefined for headline, lede and titles. */
export const partOf = (slot: Slot): Step | undefined => slot.place.path.at(-1);

/** Whether a heading can stand beside the row; elsewhere it is a strong paragraph. */
export const takesHeadings = ({ place }: Slot): boolean => place.section === 'analysis';

/**
 * Numbers of the parts that each row stands in, as its name has them: ' 2', ' 2-1'; '' for titles.
 * @param slots all rows of one section
 */
export function numbersOf(slots: Slot[]): string[] {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return slots.map(({ place }) => {
    const path = place.path.map(({ id }, depth) => {
      const around = place.path[depth - 1]?.id ?? '';
      if (!numbers.has(id)) {
        counts.set(around, (counts.get(around) ?? 0) + 1);
        numbers.set(id, counts.get(around) ?? 1);
      }
      return numbers.get(id);
    });
    return path.length > 0 ? ` ${path.join('-')}` : '';
  });
}

/** Whether the row lies in the part, or is it. */
export const isWithin = (slot: Slot, part: string): boolean => slot.place.path.some(({ id }) => id === part);

/**
 * Adds the slots that every article offers: headline, lede and titles, label and heading of each part, and one of
 * its parts for every section that has none.
 * @param rows in reading order
 */
export function withEmptySlots(rows: Slot[], newId: () => string): Slot[] {
  const has = new Set(rows.map(({ segment }) => segment));
  const head = (['headline', 'lede'] as const).map((kind) => ({ segment: kind, kind, place: HEAD }));
  const slots: Slot[] = [...head];
  for (const section of SECTIONS) {
    const own = rows.filter(({ place }) => place.section === section);
    const title: Slot = { segment: `${section}.title`, kind: 'title', place: { section, path: [] } };
    // The other sections have names that every article prints; only an article that gave them another has the row.
    if (section === 'analysis' || section === 'insight' || has.has(title.segment)) slots.push(title);
    const parts = own.filter(({ place }) => place.path.length > 0);
    if (parts.length === 0) slots.push(...freshSlots(firstAddition(section), { section, path: [] }, newId));
    let group: string | undefined;
    for (const row of parts) {
      const [outer] = row.place.path;
      const name = outer && nameSlot(outer, section);
      if (outer && name && outer.id !== group && row.segment !== name.segment) slots.push(name);
      if (outer && outer.id !== group && outer.kind === 'point' && row.kind !== 'text') {
        // A point's text follows its label; where only the label is written, the slot for the text is there.
        slots.push(row);
        if (!has.has(outer.id)) slots.push({ ...row, segment: outer.id, kind: 'text' });
      } else slots.push(row);
      group = outer?.id;
    }
  }
  return withFigures(withBlocks(slots, newId), newId);
}

/** Figures and quotations offer everything that their shape has; what stands in them is in its order. */
function withFigures(slots: Slot[], newId: () => string): Slot[] {
  const done = new Set<string>();
  return slots.flatMap((slot) => {
    const depth = slot.place.path.findIndex(({ kind }) => isWhole(kind));
    const block = slot.place.path[depth];
    if (!block) return [slot];
    if (done.has(block.id)) return [];
    done.add(block.id);
    const own = slots.filter((other) => isWithin(other, block.id));
    return wholePart({ section: slot.place.section, path: slot.place.path.slice(0, depth + 1) }, own, newId);
  });
}

/** Whether all rows of a part stand there from the beginning. */
const isWhole = (kind: PartKind): boolean => isFigureKind(kind) || kind === 'quote';

/** How many parts a new figure begins with, where it is more than one. */
const FIRST_PARTS: Partial<Record<PartKind, number>> = { column: 3, row: 3 };

/** Every row of the part at the end of a path: those that are there, and those that are missing. It has a part of each kind. */
function wholePart(place: Place, own: Slot[], newId: () => string): Slot[] {
  const known = new Map(own.map((slot) => [slot.segment, slot]));
  const part = partOf({ place } as Slot) as Step;
  const depth = place.path.length;
  const inner = own.flatMap(({ place: { path } }) =>
    path[depth - 1]?.id === part.id ? (path[depth] ?? []) : [],
  );
  const fresh = (kind: PartKind): Step[] =>
    Array.from({ length: inner.length > 0 ? 1 : (FIRST_PARTS[kind] ?? 1) }, () => ({
      id: newId(),
      kind,
      after: null,
    }));
  const partsOf = (kind: PartKind): Step[] => {
    const ofKind = inner.filter((step) => step.kind === kind);
    if (ofKind.length === 0) return fresh(kind);
    return ofKind.filter(({ id }, index) => ofKind.findIndex((step) => step.id === id) === index);
  };
  const slotOf = (segment: string, kind: Slot['kind'], at: Place): Slot =>
    known.get(segment) ?? { segment, kind, place: at };
  if (part.kind === 'row') return own;
  let columns: Step[] = [];
  return SHAPES[part.kind].flatMap((field): Slot[] => {
    if (field.is !== 'parts') {
      const kind = field.is === 'text' ? field.kind : 'value';
      return [slotOf(segmentName(part.id, field.name), kind, place)];
    }
    if (field.kind === 'block') return [];
    const below = (step: Step): Place => ({ section: place.section, path: [...place.path, step] });
    const steps = partsOf(field.kind);
    if (field.kind === 'column') columns = steps;
    if (field.kind !== 'row') return steps.flatMap((step) => wholePart(below(step), own, newId));
    return steps.flatMap((row) =>
      columns.map((column) =>
        slotOf(segmentName(row.id, column.id), 'cell', {
          section: place.section,
          path: [...place.path, row, column],
        }),
      ),
    );
  });
}

const HEAD: Place = { section: 'head', path: [] };

/** Sub-sections and insight items whose name alone is written offer a paragraph below it. */
function withBlocks(slots: Slot[], newId: () => string): Slot[] {
  return slots.flatMap((slot, index) => {
    const part = partOf(slot);
    if (slot.kind !== 'heading' && !(slot.kind === 'label' && part?.kind === 'insight')) return [slot];
    const next = slots[index + 1];
    if (part && next && isWithin(next, part.id)) return [slot];
    return [slot, ...freshSlots('paragraph', slot.place, newId)];
  });
}

function nameSlot(part: Step, section: Place['section']): Slot | undefined {
  const place = { section, path: [part] };
  if (part.kind === 'subsection') return { segment: `${part.id}.heading`, kind: 'heading', place };
  if (part.kind === 'point' || part.kind === 'insight') {
    return { segment: `${part.id}.label`, kind: 'label', place };
  }
  return undefined;
}

function firstAddition(section: (typeof SECTIONS)[number]): Addition {
  if (section === 'keyPoints') return 'point';
  if (section === 'analysis') return 'subsection';
  return section === 'insight' ? 'insight' : 'paragraph';
}

function freshSlots(what: Addition, { section, path }: Place, newId: () => string): Slot[] {
  const step = (kind: Step['kind']): Step => ({ id: newId(), kind, after: null });
  const at = (...steps: Step[]): Place => ({ section, path: [...path, ...steps] });
  const own = step(what);
  switch (what) {
    case 'paragraph':
      return [{ segment: own.id, kind: 'text', place: at(own) }];
    case 'item':
      return [{ segment: own.id, kind: 'item', place: at(own) }];
    case 'list':
    case 'ordered': {
      const item = step('item');
      return [{ segment: item.id, kind: 'item', place: at(own, item) }];
    }
    case 'pullquote':
      return [{ segment: own.id, kind: 'quote', place: at(own) }];
    case 'point':
      return [
        { segment: `${own.id}.label`, kind: 'label', place: at(own) },
        { segment: own.id, kind: 'text', place: at(own) },
      ];
    case 'subsection':
    case 'insight': {
      const name: Slot = {
        segment: what === 'subsection' ? `${own.id}.heading` : `${own.id}.label`,
        kind: what === 'subsection' ? 'heading' : 'label',
        place: at(own),
      };
      return [name, ...freshSlots('paragraph', name.place, newId)];
    }
    default:
      return wholePart(at(own), [], newId);
  }
}

/** What can be added where this row stands. */
export function additionsAt({ place, kind }: Slot): Addition[] {
  const isSectionTitle = place.path.length === 0;
  const figure = place.path.find((step) => isFigureKind(step.kind));
  const inner = figure
    ? SHAPES[figure.kind].flatMap((field) =>
        field.is === 'parts' && field.kind !== 'block' ? [field.kind] : [],
      )
    : [];
  return [...new Set([...inner, ...outerAdditions(place, kind, isSectionTitle)])];
}

function outerAdditions(place: Place, kind: Slot['kind'], isSectionTitle: boolean): Addition[] {
  switch (place.section) {
    case 'head':
      return [];
    case 'keyPoints':
      return ['point'];
    case 'analysis':
      return isSectionTitle ? ['subsection'] : [...blocksAt(kind), 'subsection'];
    case 'insight':
      return isSectionTitle ? ['insight'] : [...blocksAt(kind), 'insight'];
    default:
      return blocksAt(kind);
  }
}

const blocksAt = (kind: Slot['kind']): Addition[] =>
  kind === 'item' ? ['item', ...BLOCK_KINDS] : [...BLOCK_KINDS];

/** How many parts of the path a new part has above it. */
function depthOf(what: Addition, { section, path }: Place): number {
  const inner = path.findIndex(({ kind }) => kind === what);
  if (inner >= 0 && !isBlockKind(what)) return inner;
  const block = path.findIndex(({ kind }) => isBlockKind(kind));
  if (isBlockKind(what)) return section === 'analysis' || section === 'insight' ? 1 : 0;
  return what === 'point' || what === 'subsection' || what === 'insight' ? 0 : block + 1;
}

/**
 * Adds a part behind the one in which the row `behind` stands, or first when that row is the name of what holds it.
 * @param isLast a row or column of a table comes behind all others
 * @returns the rows, and the first row of the new part
 */
export function addPart(
  slots: Slot[],
  behind: string,
  what: Addition,
  newId: () => string,
  isLast = false,
): { slots: Slot[]; first: string } {
  const index = indexOf(slots, behind);
  const slot = slots[index] as Slot;
  if (what === 'row' || what === 'column') return addToGrid(slots, slot, what, newId, isLast);
  const depth = depthOf(what, slot.place);
  const fresh = freshSlots(
    what,
    { section: slot.place.section, path: slot.place.path.slice(0, depth) },
    newId,
  );
  const sibling = slot.place.path[depth];
  const end = sibling ? slots.findLastIndex((other) => isWithin(other, sibling.id)) : index;
  const added = withFigures(slots.toSpliced(end + 1, 0, ...fresh), newId);
  return { slots: added, first: (fresh[0] as Slot).segment };
}

/** Adds a row or column to a table or chart, behind the one in which `behind` stands; last where it stands in none. */
function addToGrid(
  slots: Slot[],
  behind: Slot,
  what: 'row' | 'column',
  newId: () => string,
  isLast: boolean,
): { slots: Slot[]; first: string } {
  const at = behind.place.path.findIndex(({ kind }) => kind === 'table' || kind === 'chart');
  const table = behind.place.path.slice(0, at + 1);
  const own = slots.filter((slot) => isWithin(slot, table.at(-1)?.id ?? ''));
  const grid = gridOf(own);
  const step: Step = { id: newId(), kind: what, after: null };
  const place = (...steps: Step[]): Place => ({ section: behind.place.section, path: [...table, ...steps] });
  const [column = step] = grid.columns;
  const fresh: Slot =
    what === 'row'
      ? { segment: segmentName(step.id, column.id), kind: 'cell', place: place(step, column) }
      : { segment: segmentName(step.id, 'label'), kind: 'label', place: place(step) };
  const beside = isLast ? undefined : behind.place.path.find(({ kind }) => kind === what);
  const sibling = beside ?? (what === 'row' ? grid.rows : grid.columns).at(-1);
  const isOf = ({ place: { path } }: Slot) => path[at + 1]?.id === sibling?.id;
  const end = sibling ? slots.findLastIndex(isOf) : slots.lastIndexOf(own.at(-1) ?? behind);
  return { slots: withFigures(slots.toSpliced(end + 1, 0, fresh), newId), first: fresh.segment };
}

/** The columns and rows of a table or chart, in their order. @param slots all of it, and nothing else */
export function gridOf(slots: Slot[]): { columns: Step[]; rows: Step[] } {
  const at = slots[0]?.place.path.findIndex(({ kind }) => kind === 'table' || kind === 'chart') ?? -1;
  const steps = slots.flatMap(({ place: { path } }) => path[at + 1] ?? []);
  const ofKind = (kind: PartKind) => [
    ...new Map(steps.filter((step) => step.kind === kind).map((step) => [step.id, step])).values(),
  ];
  return { columns: ofKind('column'), rows: ofKind('row') };
}

/** The parts among which a part stands, itself included, in order; none where it is not there. */
export function siblingsOfPart(slots: Pick<Slot, 'place'>[], part: string): string[] {
  const slot = slots.find(({ place }) => place.path.some(({ id }) => id === part));
  return slot
    ? siblingsOf(
        slots,
        slot,
        slot.place.path.findIndex(({ id }) => id === part),
      )
    : [];
}

/** Parts beside each other: same section, same parts around them. */
function siblingsOf(slots: Pick<Slot, 'place'>[], slot: Pick<Slot, 'place'>, depth: number): string[] {
  const around = (other: Pick<Slot, 'place'>) =>
    [other.place.section, ...other.place.path.slice(0, depth).map(({ id }) => id)].join('/');
  const own = around(slot);
  // A table has two lists of parts, and its rows do not stand among its columns.
  const isColumn = slot.place.path[depth]?.kind === 'column';
  const ids = slots.flatMap((other) => {
    const step = around(other) === own ? other.place.path[depth] : undefined;
    return step && (step.kind === 'column') === isColumn ? [step.id] : [];
  });
  return [...new Set(ids)];
}

/**
 * Where a row stands, as the server can find it: behind the nearest sibling that exists there.
 * @param exists whether the server has a part of this id, or will when it gets there
 */
export function placeOf(slots: Slot[], segment: string, exists: (part: string) => boolean): Place {
  const slot = slots[indexOf(slots, segment)] as Slot;
  const path = slot.place.path.map((step, depth) => {
    // Columns are moved by themselves: the cells of a row stay in the order in which they came.
    const siblings = step.kind === 'column' ? siblingsOfPart(slots, step.id) : siblingsOf(slots, slot, depth);
    const before = siblings.slice(0, siblings.indexOf(step.id));
    return { ...step, after: before.findLast(exists) ?? null };
  });
  return { section: slot.place.section, path };
}

/**
 * Moves a part by one among its siblings.
 * @param step -1 towards the start, 1 towards the end
 * @returns the rows, and the sibling it now stands behind (null: it is first); undefined when it cannot go further
 */
export function movePart(
  slots: Slot[],
  part: string,
  step: -1 | 1,
): { slots: Slot[]; siblings: string[] } | undefined {
  const slot = slots.find((other) => isWithin(other, part));
  if (!slot) return undefined;
  const depth = slot.place.path.findIndex(({ id }) => id === part);
  const siblings = siblingsOf(slots, slot, depth);
  const from = siblings.indexOf(part);
  const other = siblings[from + step];
  if (other === undefined) return undefined;
  // The cells of a column stand in their rows, and stay there.
  const isOf = (each: Slot, id: string) => each.place.path[depth]?.id === id;
  const own = slots.filter((each) => isOf(each, part));
  const rest = slots.filter((each) => !isOf(each, part));
  const at =
    step === 1
      ? rest.findLastIndex((each) => isOf(each, other)) + 1
      : rest.findIndex((each) => isOf(each, other));
  const moved = siblings.toSpliced(from, 1).toSpliced(from + step, 0, part);
  return { slots: rest.toSpliced(at, 0, ...own), siblings: moved.slice(0, from + step) };
}

/** The rows with a part behind a sibling, or before all of them (null). As they were where either is missing. */
export function placeBehind(slots: Slot[], part: string, after: string | null): Slot[] {
  const depth = slots.find((slot) => isWithin(slot, part))?.place.path.findIndex(({ id }) => id === part);
  const isOf = (slot: Slot, id: string | undefined) =>
    depth !== undefined && slot.place.path[depth]?.id === id;
  const own = slots.filter((slot) => isOf(slot, part));
  const rest = slots.filter((slot) => !isOf(slot, part));
  const [first] = siblingsOfPart(slots, part).filter((id) => id !== part);
  const at =
    after === null
      ? rest.findIndex((slot) => first !== undefined && isOf(slot, first))
      : rest.findLastIndex((slot) => isOf(slot, after)) + 1;
  return own.length === 0 || at < (after === null ? 0 : 1) ? slots : rest.toSpliced(at, 0, ...own);
}

/**
 * Where a row is put in: behind the first of these parts that is there, else at the end of its section.
 * @param holders parts, the nearest first
 */
export function indexBehind(
  slots: Slot[],
  { place }: Slot,
  holders: readonly (string | null | undefined)[],
): number {
  for (const holder of holders) {
    const at = holder ? slots.findLastIndex((other) => isWithin(other, holder)) : -1;
    if (at >= 0) return at + 1;
  }
  return slots.findLastIndex((other) => other.place.section === place.section) + 1;
}

/** Takes a part and all its rows away. */
export function removePart(slots: Slot[], part: string): Slot[] {
  return slots.filter((slot) => !isWithin(slot, part));
}

/** The row that this one can be joined to: the paragraph or item just before it, beside it. None where this one is gone. */
export function joinable(slots: Slot[], segment: string): Slot | undefined {
  const texts = slots.filter(({ kind }) => kind !== 'value');
  const index = texts.findIndex((slot) => slot.segment === segment);
  const [slot, before] = [texts[index], texts[index - 1]];
  if (!slot || !before || slot.kind !== before.kind) return undefined;
  const part = partOf(slot)?.kind;
  if (part !== 'paragraph' && part !== 'item') return undefined;
  const [own, other] = [slot.place.path, before.place.path];
  const areBeside =
    own.length === other.length &&
    slot.place.section === before.place.section &&
    own.slice(0, -1).every(({ id }, depth) => id === other[depth]?.id);
  return areBeside && part === partOf(before)?.kind ? before : undefined;
}

/**
 * The rows as the server has them now, with the slots that are still empty here where they stood.
 * @param theirs in reading order
 * @param keep whether a row that the server has not got stays: an empty slot, or one with an unsent text
 */
export function mergeRows(ours: Slot[], theirs: Slot[], keep: (slot: Slot) => boolean): Slot[] {
  const known = new Set(theirs.map(({ segment }) => segment));
  const merged = [...theirs];
  ours.forEach((slot, index) => {
    if (known.has(slot.segment) || !keep(slot)) return;
    const before = ours.slice(0, index).findLast(({ segment }) => known.has(segment));
    // Behind all of the part that it does not belong to: others may have written in that meanwhile.
    const apart = before?.place.path.find(({ id }) => !isWithin(slot, id));
    const isBefore = (other: Slot) => (apart ? isWithin(other, apart.id) : other.segment === before?.segment);
    const at = merged.findLastIndex(isBefore) + 1;
    merged.splice(at, 0, slot);
    known.add(slot.segment);
  });
  return merged;
}

function indexOf(slots: Slot[], segment: string): number {
  const index = slots.findIndex((slot) => slot.segment === segment);
  if (index < 0) throw new Error(`There is no row ${segment}.`);
  return index;
}
