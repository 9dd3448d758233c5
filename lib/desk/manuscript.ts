import type { InsightKind } from '../article/parts.ts';
import type { Place } from '../article/place.ts';
import { LOCALES, type Locale, otherLocale } from '../locale.ts';
import type { Conflict, EditorView } from './editor.ts';
import type { UnsentChange } from './journal.ts';
import { Saver } from './saver.ts';
import {
  type Addition,
  addPart,
  isWithin,
  joinable,
  mergeRows,
  movePart,
  partOf,
  placeOf,
  removePart,
  type Slot,
  withEmptySlots,
} from './slots.ts';
import {
  type Basis,
  basisAfterTyping,
  basisOf,
  isSameBasis,
  type TranslationNow,
  translationNow,
} from './translation-now.ts';

/** What a row of the sheet shows besides its fields. The same object until something of it changes. */
export type RowState = {
  texts: Record<Locale, string>;
  translation: TranslationNow | null;
  conflicts: Record<Locale, Conflict | null>;
  refusals: Record<Locale, string | null>;
  /** The language in which somebody writes here in this browser. */
  focused: Locale | null;
};

/** Where the caret goes after a change of structure. */
export type Caret = { locale: Locale; segment: string; at: number };

type Removal = {
  part: string;
  behind: string | null;
  slots: Slot[];
  texts: { locale: Locale; segment: string; value: string }[];
};

type SaverOptions = ConstructorParameters<typeof Saver>[0];

/**
 * The article as it stands on the sheet: its rows, what is written in them, and what can be done to them. Lives outside
 * of what draws it, so that no keystroke waits for a page to be drawn.
 */
export class Manuscript {
  readonly saver: Saver;
  private rows: Slot[];
  private known: EditorView;
  private readonly bases = new Map<string, Basis>();
  private readonly places = new Map<string, Place>();
  private readonly cache = new Map<string, RowState>();
  /** The basis that a cached row was made with. */
  private readonly drawn = new Map<string, Basis>();
  private removal: Removal | null = null;
  private caret: { locale: Locale; segment: string } | null = null;
  private last: { locale: Locale; segment: string } | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly newId: () => string;
  private readonly write: (locale: Locale, segment: string, text: string) => void;

  constructor(options: {
    view: EditorView;
    /** Empty slots that the page was drawn with already. */
    slots: Slot[];
    newId: () => string;
    /** Puts a text into its field, where there is one. */
    write: (locale: Locale, segment: string, text: string) => void;
    saver: Omit<SaverOptions, 'placeOf'>;
  }) {
    this.known = options.view;
    this.rows = options.slots;
    this.newId = options.newId;
    this.write = options.write;
    this.saver = new Saver({ ...options.saver, placeOf: (segment) => this.placeOf(segment) });
    this.saver.begin(options.view);
    for (const row of options.view.rows) this.bases.set(row.segment, basisOf(row, options.view.originLocale));
    this.saver.subscribe(() => this.tell());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The rows in reading order; another list when they change. */
  slots = (): Slot[] => this.rows;

  view = (): EditorView => this.known;

  /** What was removed last and can be brought back. */
  removed = (): Removal | null => this.removal;

  row(segment: string): RowState {
    const texts = { ja: this.saver.value('ja', segment), en: this.saver.value('en', segment) };
    const conflicts = { ja: this.saver.conflict('ja', segment), en: this.saver.conflict('en', segment) };
    const refusals = { ja: this.saver.refusal('ja', segment), en: this.saver.refusal('en', segment) };
    const focused = this.caret?.segment === segment ? this.caret.locale : null;
    const cached = this.cache.get(segment);
    const basis = this.basis(segment);
    const isSame =
      cached &&
      cached.focused === focused &&
      LOCALES.every(
        (locale) =>
          cached.texts[locale] === texts[locale] &&
          cached.conflicts[locale] === conflicts[locale] &&
          cached.refusals[locale] === refusals[locale],
      ) &&
      this.drawn.get(segment) === basis;
    if (isSame) return cached;
    const row = { texts, translation: translationNow(basis, texts), conflicts, refusals, focused };
    this.cache.set(segment, row);
    this.drawn.set(segment, basis);
    return row;
  }

  /** Takes what stands in a field now. */
  type(locale: Locale, segment: string, value: string): void {
    if (this.saver.value(locale, segment) === value) return;
    const before = this.basis(segment);
    const texts = {
      ja: this.saver.value('ja', segment),
      en: this.saver.value('en', segment),
      [locale]: value,
    };
    this.bases.set(segment, basisAfterTyping(before, locale, texts));
    this.saver.type(locale, segment, value);
  }

  focus(caret: { locale: Locale; segment: string } | null): void {
    if (this.caret?.segment === caret?.segment && this.caret?.locale === caret?.locale) return;
    this.caret = caret;
    if (caret) this.last = caret;
    this.tell();
  }

  /** The field in which somebody writes here. */
  focused = (): { locale: Locale; segment: string } | null => this.caret;

  /** The language that was written last: a menu has taken the focus from its field. */
  lastLocale = (): Locale => this.last?.locale ?? this.known.originLocale;

  /** The field that was written last. */
  lastFocused = () => this.last;

  /** Adds an empty part behind a row. */
  add(behind: string, what: Addition, locale: Locale): Caret {
    const { slots, first } = addPart(this.rows, behind, what, this.newId);
    this.arrange(slots);
    return { locale, segment: first, at: 0 };
  }

  /**
   * Cuts a paragraph, list item or key point in two. Where the row below holds the other half in the other language
   * already, the second half goes there: a translator cuts where the author did.
   */
  split(locale: Locale, segment: string, from: number, to: number): Caret | null {
    const slot = this.slot(segment);
    if (slot?.kind !== 'text' && slot?.kind !== 'item') return null;
    const text = this.saver.value(locale, segment);
    const [head, tail] = [text.slice(0, from).trimEnd(), text.slice(to).trimStart()];
    const below = this.rows[this.rows.indexOf(slot) + 1];
    const isWaiting =
      below !== undefined &&
      joinable(this.rows, below.segment) === slot &&
      this.saver.value(locale, below.segment) === '' &&
      this.saver.value(otherLocale(locale), below.segment) !== '';
    let target = below?.segment;
    if (!isWaiting || target === undefined) {
      const isPoint = partOf(slot)?.kind === 'point';
      const what = isPoint ? 'point' : slot.kind === 'item' ? 'item' : 'paragraph';
      const { slots, first } = addPart(this.rows, segment, what, this.newId);
      this.arrange(slots);
      // Of a new key point the text goes on, its label is written later.
      target = isPoint ? first.replace(/\.label$/, '') : first;
    }
    if (tail !== '') {
      this.put(locale, segment, head);
      this.put(locale, target, tail);
    }
    return { locale, segment: target, at: 0 };
  }

  /** Joins a paragraph or list item to the one before it, in both languages. */
  join(locale: Locale, segment: string): Caret | null {
    const before = joinable(this.rows, segment);
    if (!before) return null;
    const at = this.saver.value(locale, before.segment).length;
    let shift = 0;
    for (const language of LOCALES) {
      const [first, second] = [
        this.saver.value(language, before.segment),
        this.saver.value(language, segment),
      ];
      const glue = language === 'en' && first !== '' && second !== '' && !/\s$/.test(first) ? ' ' : '';
      if (language === locale) shift = glue.length;
      if (second === '') continue;
      this.put(language, before.segment, first + glue + second);
      this.type(language, segment, '');
    }
    this.arrange(this.rows.filter((slot) => slot.segment !== segment));
    return { locale, segment: before.segment, at: at + shift };
  }

  canMove(segment: string, step: -1 | 1): boolean {
    const part = this.partOf(segment);
    return part !== undefined && movePart(this.rows, part, step) !== undefined;
  }

  /** Moves the part that a row belongs to by one among its siblings. */
  move(segment: string, step: -1 | 1): boolean {
    const part = this.partOf(segment);
    const moved = part === undefined ? undefined : movePart(this.rows, part, step);
    if (part === undefined || !moved) return false;
    this.arrange(moved.slots);
    if (this.exists(part)) {
      const after = moved.siblings.findLast((sibling) => this.exists(sibling)) ?? null;
      this.saver.change({ do: 'move', part, after });
    }
    return true;
  }

  /** Says whom an item of the insight is for. */
  setInsightKind(part: string, insightKind: InsightKind): void {
    this.arrange(
      this.rows.map((slot) => {
        const [outer, ...inner] = slot.place.path;
        if (outer?.id !== part) return slot;
        return { ...slot, place: { ...slot.place, path: [{ ...outer, insightKind }, ...inner] } };
      }),
    );
    if (this.exists(part)) this.saver.change({ do: 'insight-kind', part, kind: insightKind });
  }

  /** Removes the part that a row belongs to, with its texts in both languages. `undo` brings it back. */
  remove(segment: string): Caret | null {
    const part = this.partOf(segment);
    if (part === undefined) return null;
    const index = this.rows.findIndex((slot) => isWithin(slot, part));
    const slots = this.rows.filter((slot) => isWithin(slot, part));
    const texts = slots.flatMap((slot) =>
      LOCALES.flatMap((locale) => {
        const value = this.saver.value(locale, slot.segment);
        return value === '' ? [] : [{ locale, segment: slot.segment, value }];
      }),
    );
    const behind = this.rows[index - 1]?.segment ?? null;
    this.removal = texts.length > 0 ? { part, behind, slots, texts } : null;
    const text = texts.map(({ value }) => value).join('\n');
    const rows = removePart(this.rows, part);
    // A section never is without a place to write.
    this.arrange(withEmptySlots(rows, this.newId));
    this.saver.change({ do: 'remove', part, segments: slots.map((slot) => slot.segment), text });
    const next = this.rows[Math.min(index, this.rows.length - 1)];
    return next ? { locale: this.lastLocale(), segment: next.segment, at: 0 } : null;
  }

  /** Takes an empty row away: there is nothing to ask the server, or to bring back. */
  removeEmpty(segment: string): void {
    const { texts } = this.row(segment);
    if (texts.ja !== '' || texts.en !== '') return;
    this.arrange(
      withEmptySlots(
        this.rows.filter((slot) => slot.segment !== segment),
        this.newId,
      ),
    );
  }

  /** Brings back what was removed last. */
  undo(): Caret | null {
    const { removal } = this;
    if (!removal) return null;
    this.removal = null;
    const at = this.rows.findIndex(({ segment }) => segment === removal.behind) + 1;
    const rows = this.rows.filter((slot) => !isWithin(slot, removal.part));
    this.arrange(rows.toSpliced(at, 0, ...removal.slots));
    this.saver.restore(removal.part, removal.texts);
    const [first] = removal.texts;
    return first ? { locale: first.locale, segment: first.segment, at: 0 } : null;
  }

  /** The undo of a removal is offered for a while only. */
  forgetRemoval(): void {
    this.removal = null;
    this.tell();
  }

  /** The translation still holds though its source has changed. */
  stillCorrect(segment: string): void {
    const basis = this.basis(segment);
    this.bases.set(segment, { ...basis, source: this.saver.value(otherLocale(basis.into), segment) });
    this.saver.change({ do: 'still-correct', into: basis.into, segment });
  }

  optOut(segment: string, isOptedOut: boolean): void {
    const basis = this.basis(segment);
    this.bases.set(segment, { ...basis, isOptedOut });
    this.saver.change({ do: 'opt-out', into: basis.into, segment, optedOut: isOptedOut });
  }

  /** Puts a change of an earlier session back. */
  putBack(change: UnsentChange): void {
    if (change.do === 'set') {
      const { locale, segment, place } = change;
      if (!this.slot(segment)) {
        this.arrange(insertByPlace(this.rows, { segment, kind: kindOf(change.segment, place), place }));
      }
      this.saver.putBack(change);
      this.write(locale, segment, this.saver.value(locale, segment));
      return;
    }
    const first = this.rows.find((slot) => isWithin(slot, change.part));
    if (!first) return;
    if (change.do === 'remove') this.remove(first.segment);
    else this.saver.change(change);
  }

  /** Ends a conflict with the text that stands here, with theirs, or with one made from both. */
  settle(locale: Locale, segment: string, choice: { take: 'mine' | 'theirs' } | { text: string }): void {
    if ('text' in choice) this.saver.take(locale, segment, choice.text);
    else if (choice.take === 'theirs') this.saver.take(locale, segment);
    else this.saver.keepMine(locale, segment);
    this.write(locale, segment, this.saver.value(locale, segment));
  }

  /**
   * Takes in what others did meanwhile.
   * @param generation the saver's when the view was asked for
   * @returns whether it could be taken in; if not, ask again later
   */
  adopt(view: EditorView, generation: number): boolean {
    // Rows that come or go would move the page under a composition.
    if (this.saver.isComposing()) return false;
    const changed = this.saver.adopt(view, generation);
    if (!changed) return false;
    const before = new Set(this.known.rows.map(({ segment }) => segment));
    this.known = view;
    for (const row of view.rows) {
      const isDirty = LOCALES.some((locale) => this.saver.isDirty(locale, row.segment));
      if (isDirty) continue;
      const basis = basisOf(row, view.originLocale);
      // The same basis stays the same object, so that its row need not be drawn again.
      if (!isSameBasis(basis, this.basis(row.segment))) this.bases.set(row.segment, basis);
    }
    const merged = mergeRows(
      this.rows,
      view.rows.map(({ segment, kind, place }) => ({ segment, kind, place })),
      ({ segment }) =>
        this.saver.isWritten(segment) || !before.has(segment) || this.caret?.segment === segment,
    );
    const alone = (slot: Slot) =>
      /\.(label|heading)$/.test(slot.segment) &&
      !this.saver.isWritten(slot.segment) &&
      !merged.some((other) => other !== slot && isWithin(other, partOf(slot)?.id ?? ''));
    this.arrange(
      withEmptySlots(
        merged.filter((slot) => !alone(slot)),
        this.newId,
      ),
    );
    for (const { locale, segment, value } of changed) this.write(locale, segment, value);
    return true;
  }

  /** Takes in the article's facts, after they were changed from here. */
  takeFacts(facts: EditorView['facts']): void {
    this.known = { ...this.known, facts };
    this.tell();
  }

  private basis(segment: string): Basis {
    let basis = this.bases.get(segment);
    if (!basis) {
      const cell = { text: '', hash: null };
      basis = basisOf({ translation: null, cells: { ja: cell, en: cell } }, this.known.originLocale);
      this.bases.set(segment, basis);
    }
    return basis;
  }

  private put(locale: Locale, segment: string, text: string): void {
    this.type(locale, segment, text);
    this.write(locale, segment, text);
  }

  private slot(segment: string): Slot | undefined {
    return this.rows.find((slot) => slot.segment === segment);
  }

  private partOf(segment: string): string | undefined {
    const slot = this.slot(segment);
    return slot && partOf(slot)?.id;
  }

  /** Whether the server has a part, or gets it with what is unsent. */
  private exists(part: string): boolean {
    return this.rows.some((slot) => isWithin(slot, part) && this.saver.isWritten(slot.segment));
  }

  /** A row that is gone from the sheet keeps the place it had. */
  private placeOf(segment: string): Place {
    const place = this.slot(segment) ? placeOf(this.rows, segment, (part) => this.exists(part)) : undefined;
    if (place) this.places.set(segment, place);
    return place ?? this.places.get(segment) ?? { section: 'head', path: [] };
  }

  private arrange(slots: Slot[]): void {
    // Rows that leave the sheet may still have something to send.
    for (const { segment } of this.rows) if (this.saver.isWritten(segment)) this.placeOf(segment);
    const known = new Map(this.rows.map((slot) => [slot.segment, slot]));
    const rows = slots.map((slot) => {
      const before = known.get(slot.segment);
      // The same row stays the same object, so that it need not be drawn again.
      return before && before.place.path[0]?.insightKind === slot.place.path[0]?.insightKind ? before : slot;
    });
    if (rows.length !== this.rows.length || rows.some((slot, at) => slot !== this.rows[at])) this.rows = rows;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function kindOf(segment: string, { path }: Place): Slot['kind'] {
  if (segment === 'headline' || segment === 'lede') return segment;
  const suffix = /\.(title|heading|label)$/.exec(segment)?.[1] as 'title' | 'heading' | 'label' | undefined;
  return suffix ?? (path.at(-1)?.kind === 'item' ? 'item' : 'text');
}

/** Puts a row where its place says: behind that sibling, else at the end of what holds it. */
function insertByPlace(slots: Slot[], slot: Slot): Slot[] {
  const { section, path } = slot.place;
  const last = path.at(-1);
  const holders = [
    last?.id,
    last?.after,
    ...path
      .slice(0, -1)
      .map(({ id }) => id)
      .reverse(),
  ];
  for (const holder of holders) {
    const at = holder ? slots.findLastIndex((other) => isWithin(other, holder)) : -1;
    if (at >= 0) return slots.toSpliced(at + 1, 0, slot);
  }
  const at = slots.findLastIndex((other) => other.place.section === section);
  return slots.toSpliced(at + 1, 0, slot);
}
