import type { Place, Step } from '../../article/place.ts';
import { isCellName, SHAPES, textKindOf } from '../../article/shapes.ts';
import type { Locale } from '../../locale.ts';
import type { EditorView } from '../editor.ts';
import type { Conflicts } from './conflicts.ts';
import { indexBehind, isWithin, mergeRows, partOf, placeOf, type Slot, withEmptySlots } from './slots.ts';
import { type RowEdit, rowsWithSteps } from './steps.ts';
import type { Texts } from './texts.ts';

/** The rows of the sheet, in reading order, and where each stands for the server. */
export class Structure {
  #rows: Slot[];
  readonly #texts: Texts;
  readonly #newId: () => string;
  readonly #places = new Map<string, Place>();
  /** Rows that were here once, with the row they stood behind: a text that comes back comes back there. */
  readonly #gone = new Map<string, RowEdit>();

  /** The language whose column has what both have together. */
  readonly lead: Locale;

  constructor(rows: Slot[], texts: Texts, newId: () => string, lead: Locale) {
    this.lead = lead;
    this.#rows = rows;
    this.#texts = texts;
    this.#newId = newId;
  }

  /** Another list when they change; a row that stays as it is stays the same object. */
  get rows(): Slot[] {
    return this.#rows;
  }

  get newId(): () => string {
    return this.#newId;
  }

  slot(segment: string): Slot | undefined {
    return this.#rows.find((slot) => slot.segment === segment);
  }

  /** The part that a row belongs to; undefined for headline, lede and titles. */
  partOf(segment: string): string | undefined {
    const slot = this.slot(segment);
    return slot && partOf(slot)?.id;
  }

  /** Whether the server has a part, or gets it with what is unsent. */
  exists = (part: string): boolean =>
    this.#rows.some((slot) => isWithin(slot, part) && this.#texts.isWritten(slot.segment));

  /**
   * Whether the server has a part.
   * @param rows in which it stands, or stood
   */
  isSaved = (part: string, rows: Slot[]): boolean =>
    rows.some((slot) => isWithin(slot, part) && this.#texts.isSaved(slot.segment));

  /**
   * Where a segment stands, as the server can find it. A row that is gone from the sheet keeps the place it had.
   * @param isThere whether the server has a part when it reads this
   * @param rows as they were when it was written: what was moved since is moved by what follows
   */
  placeOf(
    segment: string,
    isThere: (part: string) => boolean = this.exists,
    rows: Slot[] = this.#rows,
  ): Place {
    const isIn = rows.some((slot) => slot.segment === segment);
    const place = isIn ? this.withSettings(placeOf(rows, segment, isThere)) : undefined;
    if (place) this.#places.set(segment, place);
    return place ?? this.#places.get(segment) ?? { section: 'head', path: [] };
  }

  /** What was chosen for the parts on the way: one that is not there yet is made with it. */
  private withSettings({ section, path }: Place): Place {
    const settingsOf = ({ id, kind }: Step) =>
      SHAPES[kind].flatMap(({ is, name }): [string, string][] => {
        const chosen = is === 'setting' ? this.#texts.value(this.lead, `${id}.${name}`) : '';
        return chosen === '' ? [] : [[name, chosen]];
      });
    return {
      section,
      path: path.map((step) => {
        const settings = settingsOf(step);
        return settings.length > 0 ? { ...step, settings: Object.fromEntries(settings) } : step;
      }),
    };
  }

  /** A row that is gone, and where it stood. */
  gone = (segment: string): RowEdit | undefined => this.#gone.get(segment);

  /** Makes these the rows. */
  arrange(slots: Slot[]): void {
    const present = new Set(slots.map(({ segment }) => segment));
    this.#rows.forEach((slot, index) => {
      if (present.has(slot.segment)) return;
      // Rows that leave the sheet may still have something to send.
      if (this.#texts.isWritten(slot.segment)) this.placeOf(slot.segment);
      this.#gone.set(slot.segment, { slot, behind: this.#rows[index - 1]?.segment ?? null });
    });
    const known = new Map(this.#rows.map((slot) => [slot.segment, slot]));
    const rows = slots.map((slot) => {
      const before = known.get(slot.segment);
      return before && before.place.path[0]?.insightKind === slot.place.path[0]?.insightKind ? before : slot;
    });
    if (rows.length !== this.#rows.length || rows.some((slot, at) => slot !== this.#rows[at])) {
      this.#rows = rows;
    }
  }

  /** With the slots that every article offers, where they are missing now. */
  complete = (rows: Slot[]): Slot[] => withEmptySlots(rows, this.#newId);

  /**
   * Takes in the rows that the server has now. What a refused step did to them stays as its author left it.
   * @param isKept whether a row stays though the server has not got it and nothing is written in it
   */
  merge(
    view: Pick<EditorView, 'rows'>,
    refused: ReturnType<Conflicts['refused']>,
    isKept: (slot: Slot) => boolean,
  ): void {
    const theirs = view.rows.map(({ segment, kind, place }) => ({ segment, kind, place }));
    const merged = rowsWithSteps(
      mergeRows(this.#rows, theirs, (slot) => this.#texts.isWritten(slot.segment) || isKept(slot)),
      refused.flatMap(({ step, later }) => [step, ...later]),
      (segment) => this.#texts.hasText(segment),
    );
    const alone = (slot: Slot) =>
      /\.(label|heading)$/.test(slot.segment) &&
      !this.#texts.isWritten(slot.segment) &&
      !merged.some((other) => other !== slot && isWithin(other, partOf(slot)?.id ?? ''));
    this.arrange(this.complete(merged.filter((slot) => !alone(slot))));
  }

  /** Puts a row where its place says: behind that sibling, else at the end of what holds it. */
  insert(segment: string, place: Place): void {
    if (this.slot(segment)) return;
    this.arrange(insertByPlace(this.#rows, { segment, kind: kindOf(segment, place), place }));
  }
}

/** What kind of text a segment is, by its name and place. */
export function kindOf(segment: string, { path }: Place): Slot['kind'] {
  const last = path.at(-1);
  const part = isCellName(segment) ? 'row' : last?.kind;
  return textKindOf(segment, part) ?? 'value';
}

function insertByPlace(slots: Slot[], slot: Slot): Slot[] {
  const { path } = slot.place;
  const [last, ...around] = path.toReversed();
  const holders = [last?.id, last?.after, ...around.map(({ id }) => id)];
  return slots.toSpliced(indexBehind(slots, slot, holders), 0, slot);
}
