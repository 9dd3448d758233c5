import { SECTIONS } from '../../article/parts.ts';
import type { Place, Step } from '../../article/place.ts';
import type { Row } from '../editor.ts';

/**
 * The rows of an article as they stand on the sheet, without their texts: those that have one, and empty slots for
 * what may be written. A part exists for the server once one of its rows has a text.
 */
export type Slot = Pick<Row, 'segment' | 'kind' | 'place'>;

/** What can be added to an article. */
export type Addition = 'paragraph' | 'list' | 'item' | 'point' | 'subsection' | 'insight';

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
  return withBlocks(slots, newId);
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
    case 'list': {
      const item = step('item');
      return [{ segment: item.id, kind: 'item', place: at(own, item) }];
    }
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
  }
}

/** What can be added where this row stands. */
export function additionsAt({ place, kind }: Slot): Addition[] {
  switch (place.section) {
    case 'head':
      return [];
    case 'keyPoints':
      return ['point'];
    case 'analysis':
      return kind === 'title' ? ['subsection'] : [...blocksAt(kind), 'subsection'];
    case 'insight':
      return kind === 'title' ? ['insight'] : [...blocksAt(kind), 'insight'];
    default:
      return blocksAt(kind);
  }
}

const blocksAt = (kind: Slot['kind']): Addition[] =>
  kind === 'item' ? ['item', 'paragraph'] : ['paragraph', 'list'];

/** How many parts of the path a new part has above it. */
function depthOf(what: Addition, { section, path }: Place): number {
  if (what === 'item') return path.length - 1;
  if (what === 'paragraph' || what === 'list') return section === 'analysis' || section === 'insight' ? 1 : 0;
  return 0;
}

/**
 * Adds a part behind the one in which the row `behind` stands, or first when that row is the name of what holds it.
 * @returns the rows, and the first row of the new part
 */
export function addPart(
  slots: Slot[],
  behind: string,
  what: Addition,
  newId: () => string,
): { slots: Slot[]; first: string } {
  const index = indexOf(slots, behind);
  const slot = slots[index] as Slot;
  const depth = depthOf(what, slot.place);
  const fresh = freshSlots(
    what,
    { section: slot.place.section, path: slot.place.path.slice(0, depth) },
    newId,
  );
  const sibling = slot.place.path[depth];
  const end = sibling ? slots.findLastIndex((other) => isWithin(other, sibling.id)) : index;
  return { slots: slots.toSpliced(end + 1, 0, ...fresh), first: (fresh[0] as Slot).segment };
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
  const ids = slots.flatMap((other) => (around(other) === own ? (other.place.path[depth]?.id ?? []) : []));
  return [...new Set(ids)];
}

/**
 * Where a row stands, as the server can find it: behind the nearest sibling that exists there.
 * @param exists whether the server has a part of this id, or will when it gets there
 */
export function placeOf(slots: Slot[], segment: string, exists: (part: string) => boolean): Place {
  const slot = slots[indexOf(slots, segment)] as Slot;
  const path = slot.place.path.map((step, depth) => {
    const siblings = siblingsOf(slots, slot, depth);
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
  const own = slots.filter((each) => isWithin(each, part));
  const rest = slots.filter((each) => !isWithin(each, part));
  const at =
    step === 1
      ? rest.findLastIndex((each) => isWithin(each, other)) + 1
      : rest.findIndex((each) => isWithin(each, other));
  const moved = siblings.toSpliced(from, 1).toSpliced(from + step, 0, part);
  return { slots: rest.toSpliced(at, 0, ...own), siblings: moved.slice(0, from + step) };
}

/** The rows with a part behind a sibling, or before all of them (null). As they were where either is missing. */
export function placeBehind(slots: Slot[], part: string, after: string | null): Slot[] {
  const own = slots.filter((slot) => isWithin(slot, part));
  const rest = slots.filter((slot) => !isWithin(slot, part));
  const [first] = siblingsOfPart(slots, part).filter((id) => id !== part);
  const at =
    after === null
      ? rest.findIndex((slot) => first !== undefined && isWithin(slot, first))
      : rest.findLastIndex((slot) => isWithin(slot, after)) + 1;
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
  const index = slots.findIndex((slot) => slot.segment === segment);
  const [slot, before] = [slots[index], slots[index - 1]];
  if (!slot || !before || slot.kind !== before.kind) return undefined;
  if (slot.kind !== 'text' && slot.kind !== 'item') return undefined;
  const [own, other] = [slot.place.path, before.place.path];
  const areBeside =
    own.length === other.length &&
    slot.place.section === before.place.section &&
    own.slice(0, -1).every(({ id }, depth) => id === other[depth]?.id);
  return areBeside && partOf(slot)?.kind === partOf(before)?.kind && partOf(slot)?.kind !== 'point'
    ? before
    : undefined;
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
