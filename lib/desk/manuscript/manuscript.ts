import { isDataCell } from '../../article/cell-value.ts';
import { cleanText, linesOf } from '../../article/clean-text.ts';
import type { InsightKind } from '../../article/parts.ts';
import { isCellName, isSharedName } from '../../article/shapes.ts';
import { LOCALES, type Locale, otherLocale } from '../../locale.ts';
import { caretAfter } from '../caret.ts';
import type { EditorView, StepName } from '../editor.ts';
import type { Pasted } from '../paste/pasted.ts';
import {
  adding,
  choosing,
  clearing,
  joining,
  moving,
  naming,
  type Planned,
  removing,
  type Sheet,
  splitting,
  turning,
} from './changes.ts';
import { Conflicts, type RefusedWork } from './conflicts.ts';
import { type Caret, type Entry, History, type Typing } from './history.ts';
import type { UnsentChange } from './journal.ts';
import { countedOf, type Progress, progressOf } from './progress.ts';
import { type QueueOptions, SaveQueue, type SaveState } from './queue.ts';
import { type Addition, isWithin, joinable, movePart, type Slot, siblingsOfPart } from './slots.ts';
import {
  type Change,
  inverse,
  NO_CHANGE,
  type RowEdit,
  rowsAfter,
  rowsWithSteps,
  type Step,
  stepOf,
  textEdit,
} from './steps.ts';
import { Structure } from './structure.ts';
import { type Conflict, cellsOf, type Text, Texts, textKey } from './texts.ts';
import {
  type Basis,
  basisAfterTyping,
  basisOf,
  isSameBasis,
  joinedBasis,
  type TranslationNow,
  translationNow,
} from './translation-now.ts';

/** What listeners subscribe to that need not hear of letters and carets: of rows, facts and the like. No segment has this name. */
export const NO_LETTERS = '*';

/** What a row of the sheet shows besides its fields. The same object until something of it changes. */
export type RowState = {
  texts: Record<Locale, string>;
  translation: TranslationNow | null;
  conflicts: Record<Locale, Conflict | null>;
  refusals: Record<Locale, string | null>;
  /** A step done here that the server refused. */
  refused: RefusedWork | null;
  /** The language in which somebody writes here in this browser. */
  focused: Locale | null;
};

/** What was just done, or could not be; said once, in a line that goes by itself. */
export type Notice =
  /** It changed the other language too; `step` takes it back. */
  | { is: 'removed' | 'joined' | 'moved'; step: string }
  | { is: 'pasted'; left: Pasted['left'] }
  /**
   * Of a pasted table: units that it had in its cells, and has in its labels or its chart's unit now; and what looks like a
   * number and was left as it is.
   */
  | { is: 'table'; units: string[]; unitsIn: 'labels' | 'unit'; unread: string[] }
  /** The article would have more parts and cells, or one paste more texts, than can be kept: nothing was pasted. */
  | { is: 'too-large'; cells: number; parts: number }
  /** Somebody has changed since what an undo would take back; `by`: who, where it is known. */
  | { is: 'not-undone' | 'not-redone'; by?: string | undefined }
  /** What was said of a translation was said of texts that have changed since. */
  | { is: 'look-again' }
  /** The text waits for a decision about a conflict, which comes first. */
  | { is: 'decide-first' };

/** How the author of a refused step decides. */
export type StepChoice = 'mine' | 'theirs' | 'again';

/** How the author of a conflict decides, about what was shown: `theirs` as it stood there. */
export type TextChoice = { take: 'mine' | 'theirs'; seen: Conflict } | { text: string; seen: Conflict };

export type ManuscriptOptions = {
  view: EditorView;
  /** Empty slots that the page was drawn with already. */
  slots: Slot[];
  newId: () => string;
  /** Puts a text into its field, where there is one. */
  write: (locale: Locale, segment: string, text: string) => void;
  /** Reads the article as the server has it; undefined where that fails. */
  read: () => Promise<EditorView | undefined>;
} & QueueOptions;

/**
 * The article as it stands on the sheet: what is written in it, and all that can be done to it. The one door for what draws
 * it; its parts are texts.ts (what this browser knows of each text), structure.ts (rows), changes.ts (what each act
 * changes), history.ts (undo), queue.ts (sending) and conflicts.ts (what two people wrote). Lives outside of what draws it,
 * so that no keystroke waits for a page to be drawn.
 */
export class Manuscript {
  private readonly texts = new Texts();
  private readonly conflicts = new Conflicts(this.texts);
  private readonly history = new History();
  private readonly structure: Structure;
  private readonly queue: SaveQueue;
  private readonly options: ManuscriptOptions;
  private known: EditorView;
  private readonly bases = new Map<string, Basis>();
  private readonly cache = new Map<string, RowState>();
  /** The basis that a cached row was made with. */
  private readonly drawn = new Map<string, Basis>();
  private said: Notice | null = null;
  private caret: { locale: Locale; segment: string } | null = null;
  private last: { locale: Locale; segment: string } | null = null;
  private reading: Promise<boolean> | null = null;
  private far: Progress[] | null = null;
  /** What each row counted for in `far`. */
  private readonly counted = new Map<string, string>();
  /** By the row that they are about, or NO_LETTERS; '' for those about everything. */
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(options: ManuscriptOptions) {
    this.options = options;
    this.known = options.view;
    this.structure = new Structure(options.slots, this.texts, options.newId, options.view.originLocale);
    this.texts.begin(options.view);
    this.queue = new SaveQueue({
      ...options,
      texts: this.texts,
      conflicts: this.conflicts,
      structure: this.structure,
      on: {
        change: (segments) => this.tell(segments),
        // How its translations stand now, the server knows.
        done: () => this.refreshSoon(),
        overtaken: (steps) => this.overtaken(steps),
        already: ({ key }, by) => this.history.overtake(key, by),
        notTurned: (text, theirs) => this.notTurned(text, theirs),
      },
    });
    for (const row of options.view.rows) this.bases.set(row.segment, basisOf(row, options.view.originLocale));
  }

  /**
   * @param about a segment for what is about one row only, or NO_LETTERS; else the listener hears of everything, and of
   * each letter that is typed anywhere
   */
  subscribe = (listener: () => void, about = ''): (() => void) => {
    const listeners = this.listeners.get(about) ?? new Set();
    this.listeners.set(about, listeners.add(listener));
    return () => listeners.delete(listener);
  };

  /* What is there */

  /** The rows in reading order; another list when they change. */
  slots = (): Slot[] => this.structure.rows;

  /** Rows that were added here and in which nothing is written: the server knows nothing of them. */
  emptyRows(): RowEdit[] {
    const rows = this.structure.rows;
    const offered = new Set(this.options.slots.map(({ segment }) => segment));
    return rows.flatMap((slot, index) =>
      offered.has(slot.segment) || this.texts.isWritten(slot.segment)
        ? []
        : [{ slot, behind: rows[index - 1]?.segment ?? null }],
    );
  }

  /** Puts such rows back, after the page was loaded again. */
  putBackRows(added: RowEdit[]): void {
    const rows = rowsAfter(this.structure.rows, { ...NO_CHANGE, added }, () => false);
    this.structure.arrange(this.structure.complete(rows));
    this.tell();
  }

  view = (): EditorView => this.known;

  saveState = (): SaveState => this.queue.snapshot();

  /** The text as it is written here. */
  value = (locale: Locale, segment: string): string => this.texts.value(locale, segment);

  /** The text that the server is known to have. */
  savedText = (locale: Locale, segment: string): string => this.texts.find(locale, segment)?.baseText ?? '';

  /** How far each section is; another list when it changes. A letter that changes none of it costs no look at the rows. */
  progress = (): Progress[] => {
    if (this.far) return this.far;
    for (const { segment } of this.slots()) this.counted.set(segment, countedOf(this.row(segment)));
    this.far = progressOf(this.slots(), (segment) => this.row(segment));
    return this.far;
  };

  /** What there is to say about what was done last. */
  notice = (): Notice | null => this.said;

  canUndo = (): boolean => this.history.canUndo;

  canRedo = (): boolean => this.history.canRedo;

  row(segment: string): RowState {
    const both = <T>(read: (locale: Locale) => T) => ({ ja: read('ja'), en: read('en') });
    const texts = both((locale) => this.texts.value(locale, segment));
    const conflicts = both((locale) => this.texts.find(locale, segment)?.conflict ?? null);
    const refusals = both((locale) => this.texts.find(locale, segment)?.refusal ?? null);
    const focused = this.caret?.segment === segment ? this.caret.locale : null;
    const refused = this.conflicts.refused().find((work) => this.rowOf(work) === segment) ?? null;
    const cached = this.cache.get(segment);
    const basis = this.basis(segment);
    const isSame =
      cached &&
      cached.focused === focused &&
      cached.refused === refused &&
      LOCALES.every(
        (locale) =>
          cached.texts[locale] === texts[locale] &&
          cached.conflicts[locale] === conflicts[locale] &&
          cached.refusals[locale] === refusals[locale],
      ) &&
      this.drawn.get(segment) === basis;
    if (isSame) return cached;
    const isData = isSharedText(segment, texts);
    const translation = isData ? null : translationNow(basis, texts);
    const row = { texts, translation, conflicts, refusals, refused, focused };
    this.cache.set(segment, row);
    this.drawn.set(segment, basis);
    return row;
  }

  /** The field in which somebody writes here. */
  focused = (): { locale: Locale; segment: string } | null => this.caret;

  /** The language that was written last: a menu has taken the focus from its field. */
  /** The text that somebody stood in last; null where they have been in none. */
  lastPlace = (): { locale: Locale; segment: string } | null => this.last;

  lastLocale = (): Locale => this.last?.locale ?? this.known.originLocale;

  /** The field that was written last. */
  lastFocused = () => this.last;

  focus(caret: { locale: Locale; segment: string } | null): void {
    if (this.caret?.segment === caret?.segment && this.caret?.locale === caret?.locale) return;
    const left = this.caret;
    this.caret = caret;
    if (caret) this.last = caret;
    this.history.finish();
    this.tell([left, caret].flatMap((each) => each?.segment ?? []));
  }

  /* Writing */

  /** Takes what stands in a field now. Without `typing` it cannot be said what one undo would take back: all of it. */
  type(locale: Locale, segment: string, typed: string, typing?: Typing): void {
    const from = this.texts.value(locale, segment);
    const value = cleanText(typed, { lines: linesOf(segment) });
    // What nobody can see must not come back from the server as somebody else's change.
    if (value !== typed) this.options.write(locale, segment, value);
    if (from === value) return;
    const at = (place: number): Caret => ({ locale, segment, at: place });
    const entry: Entry = {
      change: { ...NO_CHANGE, texts: textEdit(locale, segment, from, value) },
      name: 'type',
      step: null,
      before: at(typing?.caret ?? from.length),
      after: null,
      bases: new Map([[segment, this.basis(segment)]]),
      wasSaved: this.isSaved([this.texts.of(locale, segment)]),
    };
    this.history.type(entry, typing ?? WHOLE, this.options.timers.now());
    this.set(this.texts.of(locale, segment), value);
    this.queue.markDirty(this.texts.of(locale, segment));
  }

  /** While an IME composes in a field, its text is not sent. */
  hold = (locale: Locale, segment: string): void => this.queue.hold(textKey(locale, segment));
  release = (locale: Locale, segment: string): void => this.queue.release(textKey(locale, segment));
  isComposing = (): boolean => this.queue.isComposing();

  /* Structure */

  /** Adds an empty part behind a row. */
  add = (behind: string, what: Addition, locale: Locale): Caret | null =>
    this.act('split', adding(this.sheet, behind, what, locale));

  /** Makes a quotation or a list of an empty paragraph; what was typed to say so goes. */
  turnInto = (locale: Locale, segment: string, what: 'quote' | 'list' | 'ordered'): Caret | null =>
    this.act('split', turning(this.sheet, locale, segment, what), {
      locale,
      segment,
      at: this.texts.value(locale, segment).length,
    });

  /** Cuts a row in two where the caret is; what is selected goes. */
  split = (locale: Locale, segment: string, from: number, to: number): Caret | null =>
    this.act('split', splitting(this.sheet, locale, segment, [from, to]), {
      locale,
      segment,
      at: from,
    });

  /** Joins a paragraph or list item to the one before it, in both languages. */
  join = (locale: Locale, segment: string): Caret | null => {
    const planned = joining(this.sheet, locale, segment);
    const above = planned?.caret?.segment;
    const joined =
      above && joinedBasis(this.basis(above), this.basis(segment), this.both(above), this.both(segment));
    const caret = this.act('join', planned, { locale, segment, at: 0 });
    if (caret && above && joined) {
      this.bases.set(above, joined);
      this.tell([above]);
    }
    return caret;
  };

  canMove = (segment: string, step: -1 | 1): boolean => {
    const part = this.structure.partOf(segment);
    return part !== undefined && movePart(this.structure.rows, part, step) !== undefined;
  };

  /** Moves the part that a row belongs to by one among its siblings. */
  move = (segment: string, step: -1 | 1): boolean => {
    const part = this.structure.partOf(segment);
    return part !== undefined && this.movePart(part, step);
  };

  /** Moves a part by one among its siblings. */
  movePart = (part: string, step: -1 | 1): boolean =>
    this.perform('move', moving(this.sheet, part, step), null) !== undefined;

  /** What both languages have together, by its segment: a setting, a date, a picture, a number. */
  shared = (segment: string): string => this.texts.value(this.structure.lead, segment);

  /** Chooses or writes what both languages have together. */
  choose = (segment: string, value: string): void => {
    this.perform('choose', choosing(this.sheet, segment, value), null);
  };

  /** Says whom an item of the insight is for. */
  setInsightKind = (part: string, kind: InsightKind): void => {
    this.perform('kind', naming(this.sheet, part, kind), null);
  };

  /** Removes the part that a row belongs to, with its texts in both languages. */
  remove = (segment: string): Caret | null => {
    const part = this.structure.partOf(segment);
    return part === undefined ? null : this.removePart(part, segment);
  };

  /**
   * Removes a part with its texts in both languages.
   * @param segment the row in which it was asked for
   */
  removePart = (part: string, segment: string): Caret | null =>
    this.act('remove', removing(this.sheet, part, this.lastLocale()), {
      locale: this.lastLocale(),
      segment,
      at: 0,
    });

  /** Takes an empty row away. */
  removeEmpty = (segment: string): void => {
    this.perform('remove', clearing(this.sheet, segment), null);
  };

  /**
   * Puts in what was pasted (pasting.ts), and says what there is to say about it.
   * @param plan what it changes; nothing where it cannot be pasted
   */
  paste(plan: (sheet: Sheet) => { planned: Planned | null; notice: Notice | null }, at: Caret): Caret | null {
    const { planned, notice } = plan(this.sheet);
    const caret = this.act('paste', planned, at);
    if (notice && (caret || !planned)) this.say(notice);
    return caret;
  }

  /* Undo */

  /**
   * Takes back what was done last, or one step. What somebody has changed since stays, and a notice says so.
   * @returns where the caret goes
   */
  undo(step?: string): Caret | null {
    const entry = this.history.takeDone(step);
    if (!entry) return null;
    const wasSaved = this.isSaved(this.textsIn(entry.change));
    const undoing = this.turn(entry, inverse(entry.change), 'undo');
    if (undoing === undefined) return this.fail({ is: 'not-undone', by: entry.overtakenBy });
    for (const [segment, basis] of entry.bases) this.bases.set(segment, basis);
    this.tell([...entry.bases.keys()]);
    this.history.keepUndone({ ...entry, step: undoing, wasSaved });
    this.say(null);
    return entry.before ?? caretOf(entry.change, 'from');
  }

  /** Does again what was taken back last. */
  redo(): Caret | null {
    const entry = this.history.takeUndone();
    if (!entry) return null;
    const wasSaved = this.isSaved(this.textsIn(entry.change));
    const redoing = this.turn(entry, entry.change, 'redo');
    if (redoing === undefined) return this.fail({ is: 'not-redone', by: entry.overtakenBy });
    this.history.keepRedone({ ...entry, step: redoing, wasSaved });
    this.say(null);
    return entry.after ?? caretOf(entry.change, 'to');
  }

  dismissNotice(): void {
    this.say(null);
  }

  /* Translations */

  /** The translation still holds though its source has changed. */
  stillCorrect(segment: string): void {
    const basis = this.basis(segment);
    this.bases.set(segment, { ...basis, source: this.texts.value(otherLocale(basis.into), segment) });
    this.queue.addReview({ do: 'still-correct', into: basis.into, segment });
  }

  optOut(segment: string, isOptedOut: boolean): void {
    const basis = this.basis(segment);
    this.bases.set(segment, { ...basis, isOptedOut });
    this.queue.addReview({ do: 'opt-out', into: basis.into, segment, optedOut: isOptedOut });
  }

  /* Conflicts */

  /** The steps that the server refused; another list when they change. */
  refused = () => this.conflicts.refused();

  /**
   * Ends a conflict as its author decided about what was shown. What arrived while a panel was open is not overwritten:
   * the choice is sent as one about the text that was seen.
   */
  resolveConflict(locale: Locale, segment: string, choice: TextChoice): void {
    const text = this.texts.find(locale, segment);
    if (!text?.conflict) return;
    const { theirs } = choice.seen;
    const chosen = 'text' in choice ? choice.text : choice.take === 'mine' ? text.value : theirs.text;
    // As the server keeps it.
    const value = chosen.trim() === '' ? '' : chosen;
    this.conflicts.close(text);
    Object.assign(text, { base: theirs.hash, baseText: theirs.text, unanswered: [] });
    this.decided({
      change: { ...NO_CHANGE, texts: textEdit(locale, segment, theirs.text, value) },
      name: 'type',
      step: null,
    });
    this.show(text, value);
    this.queue.markDirty(text, 0);
  }

  /** The texts of a refused step that somebody changed meanwhile, or that were written on since, in the order of the step. */
  textsOf({ step, later, keys, theirs }: RefusedWork) {
    const made = new Map([step, ...later].flatMap(({ texts }) => texts.map(({ key, to }) => [key, to])));
    return [...keys].flatMap((key) => {
      const text = this.texts.byKey(key);
      const their = theirs.get(key);
      if (!text || (!their && text.value === made.get(key))) return [];
      const { locale, segment, baseText, value } = text;
      return [{ key, locale, segment, base: baseText, theirs: their?.text ?? baseText, mine: value }];
    });
  }

  /** Whether a refused join or split can be done once more, on the texts as they are now: nothing was typed into it since. */
  canDoAgain = ({ step, later, keys }: RefusedWork): boolean =>
    (step.name === 'join' || step.name === 'split') &&
    later.length === 0 &&
    keys.size === step.texts.length &&
    step.texts.every(({ key, to }) => this.texts.byKey(key)?.value === to);

  /**
   * Ends a refused step: `mine` sends it on what the others wrote, `theirs` gives it up, `again` joins or cuts their texts.
   * @returns where the caret goes
   */
  resolveStep(id: string, choice: StepChoice): Caret | null {
    const work = this.conflicts.take(id);
    if (!work) return null;
    const steps = [work.step, ...work.later];
    this.queue.forget(steps, work.keys);
    const held = [...work.keys].flatMap((key) => this.texts.byKey(key) ?? []);
    for (const text of held) {
      const theirs = work.theirs.get(text.key);
      text.unanswered = [];
      if (choice !== 'mine') this.takeBack(text, work);
      else if (theirs) Object.assign(text, { base: theirs.hash, baseText: theirs.text });
    }
    if (choice === 'mine') this.insist(steps, held);
    else {
      const known = new Set(this.known.rows.map(({ segment }) => segment));
      const ended = new Set(held.map(({ segment }) => segment));
      this.structure.merge(
        this.known,
        this.conflicts.refused(),
        ({ segment }) => !ended.has(segment) && (!known.has(segment) || this.caret?.segment === segment),
      );
      // A text that comes back has a row, though others took that away too: else nobody could decide about it.
      const back = held.map(({ key, locale, segment, value }) => ({
        key,
        locale,
        segment,
        from: '',
        to: value,
      }));
      const added = this.rowsLost({ texts: back, added: [] });
      this.structure.arrange(
        rowsAfter(this.structure.rows, { ...NO_CHANGE, added }, (segment) => this.texts.hasText(segment)),
      );
      if (choice === 'again' && work.step.name === 'join') this.joinAgain(work.step);
      else if (choice === 'again') this.splitAgain(work.step);
    }
    this.tell();
    this.refreshSoon();
    const { at } = work.step;
    const rows = [at.segment, ...held.map(({ segment }) => segment)];
    const segment = rows.find((each) => this.structure.slot(each));
    return segment === undefined ? null : { ...at, segment, at: 0 };
  }

  /* Sending */

  /**
   * Sends everything now.
   * @returns whether the server has everything: false with conflicts, without network, or while an IME composes
   */
  flush = (): Promise<boolean> => this.queue.flush();

  /** Sends what can be sent without waiting for an answer; for a page that goes away. */
  leave = (): void => this.queue.leave();

  /** The network or the session may be back. */
  retry = (): void => this.queue.retry();

  /**
   * Reads the article as the server has it now.
   * @returns whether it could be taken in; if not, ask again later
   */
  refresh(): Promise<boolean> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /**
   * Takes in what others did meanwhile, where nothing of ours is unsent.
   * @param generation the queue's when the view was asked for: with a save in between it may be older than ours
   * @returns whether it could be taken in
   */
  adopt(view: EditorView, generation: number): boolean {
    // Rows that come or go would move the page under a composition.
    if (this.isComposing() || this.queue.isMoving() || generation !== this.queue.generation) return false;
    const theirs = new Map(cellsOf(view).map((cell) => [cell.key, cell]));
    for (const { locale, segment } of theirs.values()) this.texts.of(locale, segment);
    const emptied = new Set<string>();
    for (const text of this.texts.all()) {
      const { text: value, hash } = theirs.get(text.key) ?? { text: '', hash: null };
      if (this.conflicts.hear(text, { text: value, hash })) {
        if (text.conflict && text.value === value) {
          this.resolveConflict(text.locale, text.segment, { take: 'theirs', seen: text.conflict });
        }
        continue;
      }
      if (text.base === hash || this.queue.isDirty(text.key)) continue;
      Object.assign(text, { base: hash, baseText: value, unanswered: [], emptiedAt: null });
      if (text.value === value) continue;
      if (value === '') emptied.add(text.segment);
      text.value = value;
      this.options.write(text.locale, text.segment, value);
    }
    const before = new Set(this.known.rows.map(({ segment }) => segment));
    this.known = view;
    for (const row of view.rows) {
      if (LOCALES.some((locale) => this.queue.isDirty(textKey(locale, row.segment)))) continue;
      const basis = basisOf(row, view.originLocale);
      // The same basis stays the same object, so that its row need not be drawn again.
      if (!isSameBasis(basis, this.basis(row.segment))) this.bases.set(row.segment, basis);
    }
    this.structure.merge(
      view,
      this.conflicts.refused(),
      ({ segment }) => !before.has(segment) || this.caret?.segment === segment,
    );
    for (const segment of emptied) {
      // With the row went what was emptied in it here: its words may stand elsewhere now.
      if (this.texts.hasText(segment)) continue;
      for (const locale of LOCALES) this.history.overtake(textKey(locale, segment), '');
    }
    this.tell();
    return true;
  }

  /** Takes in the article's facts, after they were changed from here. */
  takeFacts(facts: EditorView['facts']): void {
    this.known = { ...this.known, facts };
    this.tell();
  }

  /**
   * Puts changes of an earlier session back, each on what it was made from, so that the parts keep their order.
   * @returns where the caret goes
   */
  putBack(changes: UnsentChange[]): Caret | null {
    for (const change of inOrder(changes)) {
      if (change.do === 'step') this.putBackStep(change);
      else this.putBackText(change);
    }
    const texts = changes.flatMap((change): { locale: Locale; segment: string }[] =>
      change.do === 'set' ? [change] : change.texts,
    );
    const shown = texts.find(({ segment }) => this.structure.slot(segment));
    return shown ? { locale: shown.locale, segment: shown.segment, at: 0 } : null;
  }

  /* How it is done */

  private get sheet(): Sheet {
    return { structure: this.structure, texts: this.texts };
  }

  private both = (segment: string): Record<Locale, string> => ({
    ja: this.texts.value('ja', segment),
    en: this.texts.value('en', segment),
  });

  /** Carries a change out, and says where the caret goes. */
  private act(name: StepName, planned: Planned | null, before: Caret | null = null): Caret | null {
    return planned && this.perform(name, planned, before) !== undefined ? planned.caret : null;
  }

  /**
   * Carries out something new.
   * @returns what undo knows it by; undefined where it cannot be done now
   */
  private perform(name: StepName, planned: Planned | null, before: Caret | null): string | undefined {
    if (!planned) return undefined;
    const { change, caret: after } = planned;
    const touched = new Set(change.texts.map(({ segment }) => segment));
    const bases = new Map([...touched].map((segment) => [segment, this.basis(segment)]));
    const wasSaved = this.isSaved(this.textsIn(change));
    const step = this.apply(name, change, before);
    if (step === undefined) return undefined;
    this.history.push({ change, name, step, before, after, bases, wasSaved });
    this.sayWhatElse(name, change, step);
    return step;
  }

  /** What changes the other language too says so. */
  private sayWhatElse(name: StepName, { texts, moves }: Change, step: string): void {
    const isBoth = new Set(texts.map(({ locale }) => locale)).size === LOCALES.length;
    const moved = this.structure.rows.filter((slot) => moves.some(({ part }) => isWithin(slot, part)));
    const movesBoth = LOCALES.every((locale) =>
      moved.some(({ segment }) => this.texts.value(locale, segment)),
    );
    if (name === 'remove' && texts.length > 0) this.say({ is: 'removed', step });
    else if (name === 'join' && isBoth) this.say({ is: 'joined', step });
    else if (name === 'move' && movesBoth) this.say({ is: 'moved', step });
    else this.say(null);
  }

  /** Turns an entry round, unless somebody has changed since what it is about. */
  private turn(entry: Entry, change: Change, name: 'undo' | 'redo'): string | undefined {
    const isThere = (part: string | null) =>
      part === null || this.structure.rows.some((slot) => isWithin(slot, part));
    const holds =
      entry.overtakenBy === undefined &&
      change.texts.every(({ locale, segment, from }) => this.texts.value(locale, segment) === from) &&
      change.moves.every(({ part, to }) => isThere(part) && isThere(to)) &&
      change.kinds.every(({ part }) => isThere(part));
    if (!holds) return undefined;
    const at = name === 'undo' ? entry.after : entry.before;
    const isKnown = change.texts.every(({ from, to }) => entry.wasSaved || isWithinText(to, from));
    const texts = this.textsIn(change);
    const isTurned = isKnown && this.isSaved(texts);
    const undoes = entry.name === 'type' ? undefined : (entry.step ?? undefined);
    const done = this.apply(name, change, at, undoes);
    if (done === undefined) return undefined;
    for (const { locale, segment, from } of change.texts) {
      const text = this.texts.of(locale, segment);
      text.isBack = from === '';
      if (isTurned) text.turned = name;
    }
    return done;
  }

  private textsIn = ({ texts }: Change): Text[] =>
    texts.map(({ locale, segment }) => this.texts.of(locale, segment));

  /** Whether nothing stands in these texts that only this browser knows. */
  private isSaved = (texts: Text[]): boolean =>
    texts.every(({ turned, value, baseText }) => turned !== null || value === baseText);

  /**
   * Makes a change on the sheet, and sends it: as a step, or as a text where it is no more than that.
   * @returns as `perform`
   */
  private apply(name: StepName, change: Change, at: Caret | null, undoes?: string): string | undefined {
    if (change.texts.some(({ key }) => this.conflicts.holds(key))) {
      this.say({ is: 'decide-first' });
      return undefined;
    }
    const before = this.structure.rows;
    const existed = new Set(before.flatMap(partsOf).filter(this.structure.exists));
    const isKnown = change.texts.some(({ key }) => this.isKnown(key));
    for (const edit of change.texts) this.show(this.texts.of(edit.locale, edit.segment), edit.to);
    const whole = { ...change, added: [...this.rowsLost(change), ...change.added] };
    this.structure.arrange(rowsAfter(before, whole, (segment) => this.texts.hasText(segment)));
    const after = this.structure.rows;
    const exists = (part: string) => existed.has(part) || this.structure.exists(part);
    const sent = stepOf(whole, { before, after, exists });
    const id = this.options.newId();
    const isTextOnly = sent.moves.length + sent.kinds.length === 0;
    const isTyped = isTextOnly && sent.removes.length === 0 && sent.texts.length <= 1 && !undoes;
    const isUnsent = isTextOnly && !isKnown && sent.texts.every(({ to }) => to === '');
    if (isTyped || isUnsent) {
      for (const { locale, segment } of sent.texts) this.queue.markDirty(this.texts.of(locale, segment));
      this.tell();
      return id;
    }
    const { locale, segment } = at ?? sent.texts[0] ?? this.placeOfMove(sent);
    this.queue.addStep({ ...sent, id, name, ...(undoes && { undoes }), at: { locale, segment } });
    return id;
  }

  private placeOfMove({ moves, kinds }: Pick<Step, 'moves' | 'kinds'>): { locale: Locale; segment: string } {
    const part = moves[0]?.part ?? kinds[0]?.part ?? '';
    const row = this.structure.rows.find((slot) => isWithin(slot, part));
    return { locale: this.lastLocale(), segment: row?.segment ?? 'headline' };
  }

  /** A text that comes back after its row has gone brings the row along. */
  private rowsLost({ texts, added }: Pick<Change, 'texts' | 'added'>): Change['added'] {
    const comes = new Set(added.map(({ slot }) => slot.segment));
    return texts.flatMap(({ segment, to }) =>
      to === '' || this.structure.slot(segment) || comes.has(segment)
        ? []
        : (this.structure.gone(segment) ?? []),
    );
  }

  /** Whether the server has, or may have, a text, or another step is about it. */
  private isKnown(key: string): boolean {
    const text = this.texts.byKey(key);
    return (
      text !== undefined && (text.base !== null || text.unanswered.length > 0 || this.queue.isInStep(key))
    );
  }

  /** A text as somebody wrote it, and what that says of its translation. */
  private set(text: Text, value: string): void {
    const { locale, segment } = text;
    const before = this.basis(segment);
    this.bases.set(segment, basisAfterTyping(before, locale, { ...this.both(segment), [locale]: value }));
    text.value = value;
    text.refusal = null;
    text.turned = null;
    if (value === '') text.isBack = false;
  }

  /** A text as something else than typing makes it; its field follows. */
  private show(text: Text, value: string): void {
    this.set(text, value);
    this.options.write(text.locale, text.segment, value);
  }

  private overtaken(steps: Step[]): void {
    const ids = new Set(steps.map(({ id }) => id));
    this.history.forget(ids);
    // What was said of it did not happen.
    if (this.said && 'step' in this.said && ids.has(this.said.step)) this.said = null;
    if (steps.length === 0) this.said = { is: 'look-again' };
    const turns = steps.flatMap(({ name }) => (name === 'undo' || name === 'redo' ? [name] : []));
    const work = this.conflicts.refused().find(({ id }) => id === steps[0]?.id);
    // Nobody is asked whether to write over somebody: what cannot be taken back stays.
    const isSaved = work && this.isSaved([...work.keys].flatMap((key) => this.texts.byKey(key) ?? []));
    if (turns[0] && turns.length === steps.length && isSaved && work.sentence === null) {
      this.resolveStep(work.id, 'theirs');
      this.said = notTurned(turns[0], work.by);
    }
    this.refreshSoon();
  }

  /** An undo or redo of typing that met somebody else's text leaves that. */
  private notTurned(text: Text, theirs: Conflict['theirs']): void {
    const { turned } = text;
    Object.assign(text, { base: theirs.hash, baseText: theirs.text });
    this.show(text, theirs.text);
    if (turned) this.said = notTurned(turned, theirs.by);
    this.refreshSoon();
  }

  /** The queue is in the midst of an answer; what the server has is taken in once that is done. */
  private refreshSoon(): void {
    this.options.timers.start(() => void this.refresh(), 0);
  }

  private async readNow(): Promise<boolean> {
    const { generation } = this.queue;
    const view = await this.options.read();
    return view !== undefined && this.adopt(view, generation);
  }

  /** Sends what refused steps made, on what the others wrote. */
  private insist(steps: Step[], held: Text[]): void {
    const texts = held.flatMap(({ locale, segment, baseText, value }) =>
      textEdit(locale, segment, baseText, value),
    );
    const written = this.structure.rows.filter(({ segment }) => this.texts.hasText(segment));
    const present = new Set(written.flatMap(partsOf));
    const kindNow = (part: string) =>
      this.known.rows.flatMap(({ place }) => place.path).find(({ id }) => id === part)?.insightKind;
    const removes = steps.flatMap((step) => step.removes).filter((part) => !present.has(part));
    // Whatever order and kind they have by now.
    const moves = steps.flatMap((step) => step.moves.map((move) => ({ ...move, siblings: [] })));
    const kinds = steps.flatMap((step) =>
      step.kinds.map((each) => ({ ...each, was: kindNow(each.part) ?? each.was })),
    );
    const [first] = steps;
    if (!first || texts.length + removes.length + moves.length + kinds.length === 0) return;
    const id = this.options.newId();
    const standsBehind = (part: string) => {
      const siblings = siblingsOfPart(this.known.rows, part);
      return siblings[siblings.indexOf(part) - 1] ?? null;
    };
    const rows = this.structure.rows;
    const touched = new Set(texts.map(({ segment }) => segment));
    this.decided({
      change: {
        texts,
        added: rows.flatMap((slot, index) =>
          touched.has(slot.segment) && !this.texts.isSaved(slot.segment)
            ? [{ slot, behind: rows[index - 1]?.segment ?? null }]
            : [],
        ),
        removed: [...touched].flatMap((segment) =>
          this.structure.slot(segment) ? [] : (this.structure.gone(segment) ?? []),
        ),
        moves: moves.map(({ part, after }) => ({ part, from: standsBehind(part), to: after })),
        kinds: kinds.map(({ part, was, kind }) => ({ part, from: was, to: kind })),
      },
      name: 'insist',
      step: id,
    });
    // A text that the step carried elsewhere, and that the others had emptied: who empties it learns from the step that it went.
    const carried = held
      .filter(({ value, baseText }) => value === '' && baseText === '')
      .map(({ key, locale, segment }) => ({ key, locale, segment, from: '', to: '' }));
    this.queue.addStep({
      id,
      name: 'insist',
      texts: [...texts, ...carried],
      removes,
      moves,
      kinds,
      at: first.at,
    });
  }

  /** What was decided about somebody else's texts can be taken back like anything else that was done: to what they wrote. */
  private decided(entry: Pick<Entry, 'change' | 'name' | 'step'>): void {
    const { texts, moves, kinds } = entry.change;
    if (texts.length + moves.length + kinds.length === 0) return;
    const bases = new Map(texts.map(({ segment }) => [segment, this.basis(segment)]));
    this.history.push({ ...entry, before: null, after: null, bases, wasSaved: true });
  }

  /** The row at which a refused step is shown: where it was done, or the nearest that is still there. */
  private rowOf({ step, later }: RefusedWork): string {
    const candidates = [
      step.at.segment,
      ...[step, ...later].flatMap(({ texts }) => texts.map(({ segment }) => segment)),
    ];
    return candidates.find((segment) => this.structure.slot(segment)) ?? 'headline';
  }

  /** Joins the same two rows once more; not where one of them has gone, or another has come between. */
  private joinAgain({ at, texts }: Step): void {
    const above = joinable(this.structure.rows, at.segment)?.segment;
    if (texts.some(({ segment }) => segment === above)) this.join(at.locale, at.segment);
    else this.say({ is: 'not-redone' });
  }

  /** Cuts their text where the author had cut theirs; not where nothing is left of it. */
  private splitAgain({ at: { locale, segment }, texts }: Step): void {
    const edit = texts.find((each) => each.locale === locale && each.segment === segment);
    const now = this.texts.value(locale, segment);
    const place = edit && caretAfter(edit.from, now, edit.to.length);
    if (place === undefined || now === '') this.say({ is: 'not-redone' });
    else this.split(locale, segment, place, place);
  }

  /**
   * A text of a step that is given up says again what it said before. Nothing that was typed goes with the step: what was
   * typed before it and not sent is sent now; what was typed after it, or where somebody else wrote too, is a conflict like
   * any other.
   */
  private takeBack(text: Text, { step, later, theirs, by }: RefusedWork): void {
    const edits = [step, ...later].flatMap(({ texts }) => texts).filter(({ key }) => key === text.key);
    const before = edits[0]?.from ?? text.baseText;
    const isTypedOn = text.value !== (edits.at(-1)?.to ?? before);
    const typed = isTypedOn ? text.value : before;
    const their = theirs.get(text.key);
    const there = their ?? { text: text.baseText, hash: text.base, by, at: '' };
    const isNothingNew = typed === text.baseText || (text.turned !== null && !isTypedOn);
    if (isNothingNew || typed === there.text) {
      Object.assign(text, { base: there.hash, baseText: there.text });
      this.show(text, there.text);
      return;
    }
    this.show(text, typed);
    if (their || isTypedOn) this.conflicts.open(text, there);
    this.queue.markDirty(text);
  }

  private putBackText(change: Extract<UnsentChange, { do: 'set' }>): void {
    const { locale, segment, place, base, baseText, value, sent } = change;
    const text = this.texts.of(locale, segment);
    this.structure.insert(segment, place);
    // On a text that others changed meanwhile this becomes a conflict, which shows both.
    const isOnStep = this.queue.isInStep(text.key) || this.conflicts.holds(text.key);
    if (!isOnStep && (sent === null || text.value !== sent)) Object.assign(text, { base, baseText });
    this.show(text, value);
    this.queue.markDirty(text, 0);
  }

  private putBackStep({ do: _, texts, ...step }: Extract<UnsentChange, { do: 'step' }>): void {
    for (const { locale, segment, base, baseText, value, place } of texts) {
      const text = this.texts.of(locale, segment);
      if (value !== '') this.structure.insert(segment, place);
      if (!this.queue.isInStep(text.key)) Object.assign(text, { base, baseText });
      this.show(text, value);
    }
    const rows = rowsWithSteps(this.structure.rows, [step], (segment) => this.texts.hasText(segment));
    this.structure.arrange(this.structure.complete(rows));
    const edits = texts.flatMap(({ locale, segment, from, value }) => textEdit(locale, segment, from, value));
    this.queue.addStep({ ...step, texts: edits });
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

  private fail(notice: Notice): null {
    if (this.said?.is !== 'decide-first') this.say(notice);
    return null;
  }

  private say(notice: Notice | null): void {
    if (this.said === notice) return;
    this.said = notice;
    this.tell();
  }

  /** @param segments the rows that changed; all where it is not known */
  private tell(segments?: string[]): void {
    const isSameProgress = segments?.every(
      (segment) => this.counted.get(segment) === countedOf(this.row(segment)),
    );
    if (!isSameProgress) this.far = null;
    for (const segment of new Set(['', ...(segments ?? this.listeners.keys())])) {
      for (const listener of this.listeners.get(segment) ?? []) listener();
    }
  }
}

/** Whether a text is data that both languages have together: a value, a setting, a number in a cell. */
function isSharedText(segment: string, texts: Record<Locale, string>): boolean {
  return (
    isSharedName(segment) || (isCellName(segment) && LOCALES.some((locale) => isDataCell(texts[locale])))
  );
}

const notTurned = (name: 'undo' | 'redo', by: string): Notice => ({
  is: name === 'undo' ? 'not-undone' : 'not-redone',
  by,
});

const WHOLE: Typing = { kind: 'whole', data: '', caret: 0 };

const partsOf = ({ place }: Slot): string[] => place.path.map(({ id }) => id);

/** Whether one text comes of the other by taking letters away. */
function isWithinText(part: string, whole: string): boolean {
  let found = 0;
  for (const letter of whole) if (part.startsWith(letter, found)) found += letter.length;
  return found === part.length;
}

/** Where the caret goes when nobody has kept it: behind the first text that changed. */
function caretOf({ texts }: Change, side: 'from' | 'to'): Caret | null {
  const edit = texts.find((each) => each[side] !== '') ?? texts[0];
  return edit ? { locale: edit.locale, segment: edit.segment, at: edit[side].length } : null;
}

/** Oldest first, but a part never before the sibling that it stands behind. */
function inOrder(changes: UnsentChange[]): UnsentChange[] {
  const behind = (change: UnsentChange) => (change.do === 'set' ? change.place.path.at(-1)?.after : null);
  const own = (change: UnsentChange) => (change.do === 'set' ? change.place.path.at(-1)?.id : undefined);
  const left = [...changes];
  const sorted: UnsentChange[] = [];
  while (left.length > 0) {
    const waits = (change: UnsentChange) => {
      const before = behind(change);
      return (
        before !== null &&
        before !== undefined &&
        left.some((other) => other !== change && own(other) === before && own(change) !== before)
      );
    };
    const next = left.findIndex((change) => !waits(change));
    sorted.push(...left.splice(Math.max(0, next), 1));
  }
  return sorted;
}
