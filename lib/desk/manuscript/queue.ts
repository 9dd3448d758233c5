import { isSettingName, isSharedName } from '../../article/shapes.ts';
import { LOCALES, type Locale, otherLocale } from '../../locale.ts';
import type { Operation, SaveResult, TextChange, TextConflict } from '../editor.ts';
import type { Conflicts } from './conflicts.ts';
import type { Journal, UnsentChange } from './journal.ts';
import { type Slot, siblingsOfPart } from './slots.ts';
import type { Step, TextEdit } from './steps.ts';
import type { Structure } from './structure.ts';
import { type Text, type Texts, textKey } from './texts.ts';

/** How a request to save ended. Whether an `unreachable` one was carried out is not known. */
export type Answer =
  | { is: 'saved'; result: SaveResult }
  | { is: 'unreachable' }
  | { is: 'signed-out' }
  | { is: 'refused'; sentence: string };

/** What somebody said of a translation. */
export type Review =
  | { do: 'still-correct'; into: Locale; segment: string }
  | { do: 'opt-out'; into: Locale; segment: string; optedOut: boolean };

/** `rows`: as they stood when it was done, for what moved them since is sent after it. */
type Pending =
  | { id: string; do: 'text'; text: Text; rows: Slot[] }
  | { id: string; do: 'step'; step: Step; rows: Slot[] }
  | { id: string; do: 'review'; review: Review };

type Sent = { pending: Pending; operation: Operation };

/** What is true about saving right now; shown at all times. */
export type SaveState = {
  /** Changes that the server has not confirmed, those on their way included. */
  unsent: number;
  conflicts: number;
  isSending: boolean;
  trouble: 'unreachable' | 'signed-out' | 'refused' | null;
  /** Why the server refused, in words. */
  sentence: string | null;
  /** When the server last confirmed something; null before that. */
  savedAt: string | null;
  /** The browser cannot keep unsent texts (private mode, full disk). */
  isJournalBroken: boolean;
};

export type Timers = {
  now(): number;
  start(work: () => void, milliseconds: number): unknown;
  stop(timer: unknown): void;
};

export type QueueOptions = {
  /** Carries operations to the server. Never rejects. */
  send: (operations: Operation[]) => Promise<Answer>;
  journal: Journal;
  timers: Timers;
};

const PAUSE = 1_000;
const LONGEST_WAIT = 10_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

/**
 * Brings what is written to the server, and loses none of it. Every change is in the journal before anything else
 * happens, and leaves it when the server has confirmed exactly that. One request is on its way at a time. What is about a
 * text that a step touches waits until the step is answered: it was written on what the step makes of it.
 */
export class SaveQueue {
  private pending: Pending[] = [];
  private readonly held = new Set<string>();
  private inFlight: Pending[] = [];
  private flight: Promise<void> | null = null;
  private trouble: SaveState['trouble'] = null;
  private sentence: string | null = null;
  private savedAt: string | null = null;
  private isJournalBroken = false;
  private oneByOne = false;
  private retryAfter = FIRST_RETRY;
  private timer: unknown = null;
  private unsentSince: number | null = null;
  private reviews = 0;
  private state: SaveState | null = null;

  /** Raised when a request goes out or is answered: what was read from the server meanwhile may be older. */
  generation = 0;

  private readonly options: QueueOptions;
  private readonly texts: Texts;
  private readonly conflicts: Conflicts;
  private readonly structure: Structure;
  private readonly on: {
    /** @param segments the rows that it is about; all where that is not known */
    change: (segments?: string[]) => void;
    /** A step was done. */
    done: (step: Step) => void;
    /** Steps were refused, or a review was (no steps): what is shown is out of date. */
    overtaken: (steps: Step[]) => void;
    /** Somebody else had written the same before. */
    already: (text: Text, by: string) => void;
    /** Somebody else has changed a text that an undo or redo was about. */
    notTurned: (text: Text, theirs: TextConflict['theirs']) => void;
  };

  constructor(
    options: QueueOptions & {
      texts: Texts;
      conflicts: Conflicts;
      /** Knows where a segment stands. */
      structure: Structure;
      on: SaveQueue['on'];
    },
  ) {
    this.options = options;
    this.texts = options.texts;
    this.conflicts = options.conflicts;
    this.structure = options.structure;
    this.on = options.on;
  }

  /** The same object until something changes. */
  snapshot = (): SaveState => {
    const state: SaveState = {
      unsent: new Set(this.unanswered().map(({ id }) => id)).size,
      conflicts: this.conflicts.count(),
      isSending: this.flight !== null,
      trouble: this.trouble,
      sentence: this.sentence,
      savedAt: this.savedAt,
      isJournalBroken: this.isJournalBroken,
    };
    const before = this.state;
    const isSame =
      before && Object.entries(state).every(([name, value]) => before[name as keyof SaveState] === value);
    this.state = isSame ? before : state;
    return this.state;
  };

  /** Whether something of a text is unsent, or waits for a decision. */
  isDirty(key: string): boolean {
    return (
      this.conflicts.holds(key) || this.isInStep(key) || this.unanswered().some((each) => each.id === key)
    );
  }

  /** Whether a request is on its way, or a step waits to be sent: what others wrote cannot be taken in. */
  isMoving(): boolean {
    return this.flight !== null || this.pending.some((each) => each.do === 'step');
  }

  /** Brings list of unsent texts and journal in line with a text that changed. */
  markDirty(text: Text, wait = PAUSE): void {
    const isClean =
      text.value === text.baseText &&
      text.unanswered.length === 0 &&
      !this.conflicts.holds(text.key) &&
      !this.isInStep(text.key) &&
      !this.inFlight.some((each) => each.id === text.key);
    if (isClean) {
      this.drop(text.key);
      if (this.pending.length === 0) this.unsentSince = null;
    } else {
      if (!this.pending.some((each) => each.id === text.key)) {
        this.pending.push({ id: text.key, do: 'text', text, rows: this.structure.rows });
      }
      this.unsentSince ??= this.options.timers.now();
      this.note(text);
    }
    this.schedule(wait);
    this.tell([text.segment]);
  }

  /** Takes a step. What was typed into its texts and not sent travels inside. */
  addStep(step: Step): void {
    for (const { key } of step.texts) this.drop(key);
    this.push({ id: `step ${step.id}`, do: 'step', step, rows: this.structure.rows });
    this.keep(`step ${step.id}`, this.entryOf(step));
  }

  addReview(review: Review): void {
    this.reviews += 1;
    this.push({ id: `review ${this.reviews}`, do: 'review', review });
  }

  /** Forgets what is unsent of refused steps and their texts: their author has decided otherwise. */
  forget(steps: Step[], keys: Iterable<string>): void {
    for (const { id } of steps) this.options.journal.remove(`step ${id}`);
    for (const key of keys) this.drop(key);
    this.tell();
  }

  /** While an IME composes in a field, its text is not sent. */
  hold(key: string): void {
    this.held.add(key);
  }

  release(key: string): void {
    this.held.delete(key);
    if (this.pending.length > 0) this.schedule();
  }

  isComposing(): boolean {
    return this.held.size > 0;
  }

  /**
   * Sends everything now, what was refused before included.
   * @returns whether the server has everything: false with conflicts, without network, or while an IME composes
   */
  async flush(): Promise<boolean> {
    let isAgain = true;
    while (this.flight || this.sendable(isAgain).length > 0) {
      await (this.flight ?? this.fly(isAgain));
      isAgain = false;
      if (this.trouble === 'unreachable' || this.trouble === 'signed-out') return false;
    }
    return this.unanswered().length === 0 && this.conflicts.count() === 0;
  }

  /** Sends what can be sent without waiting for an answer; for a page that goes away. */
  leave(): void {
    if (!this.flight && this.sendable().length > 0) void this.fly();
  }

  /** The network or the session may be back. */
  retry(): void {
    if (this.trouble === null || this.flight) return;
    this.retryAfter = FIRST_RETRY;
    void this.fly();
  }

  private unanswered = (): Pending[] => [...this.inFlight, ...this.pending];

  /** Whether a step that is not answered touches the text. */
  isInStep(key: string): boolean {
    return this.unanswered().some((each) => each.do === 'step' && touches(each.step, key));
  }

  private push(pending: Pending): void {
    this.pending.push(pending);
    this.unsentSince ??= this.options.timers.now();
    this.schedule(0);
    this.tell();
  }

  private drop(key: string): void {
    this.pending = this.pending.filter((each) => each.id !== key);
    this.options.journal.remove(key);
  }

  private keep(id: string, change: UnsentChange): void {
    const at = new Date(this.options.timers.now()).toISOString();
    this.isJournalBroken = !this.options.journal.put({ id, at, change });
  }

  private note({ key, locale, segment, base, baseText, value, unanswered }: Text): void {
    // What a step makes of it may arrive before the tab goes, and this entry is what is left.
    const steps = this.unanswered().flatMap((each) => (each.do === 'step' ? each.step.texts : []));
    const made = steps.findLast((edit) => edit.key === key)?.to;
    const sent = made ?? unanswered.at(-1) ?? null;
    const place = this.structure.placeOf(segment);
    this.keep(key, { do: 'set', locale, segment, place, base, baseText, value, sent });
  }

  private entryOf(step: Step): UnsentChange {
    const texts = step.texts.map(({ locale, segment, from, to }) => {
      const { base, baseText } = this.texts.of(locale, segment);
      return { locale, segment, base, baseText, from, value: to, place: this.structure.placeOf(segment) };
    });
    return { ...step, do: 'step', texts };
  }

  /**
   * What can be sent now.
   * @param isAgain with texts that were refused and have not been mended since
   */
  private sendable(isAgain = false): Pending[] {
    const busy = new Set(this.inFlight.flatMap(claimsOf));
    const ready: Pending[] = [];
    for (const each of this.pending) {
      const claims = claimsOf(each);
      // The two languages of a part need not wait for each other; what moves the part waits for both.
      const needs = each.do === 'text' ? [each.id] : claims;
      const waits =
        needs.some((claim) => busy.has(claim) || this.held.has(claim) || this.conflicts.holds(claim)) ||
        (each.do === 'text' && each.text.refusal !== null && !isAgain);
      if (!waits) ready.push(each);
      // What comes behind a step about the same texts was done after it.
      if (each.do === 'step' || waits) for (const claim of claims) busy.add(claim);
    }
    return this.oneByOne ? ready.slice(0, 1) : ready;
  }

  private schedule(wait = PAUSE): void {
    if (this.trouble === 'unreachable' || this.trouble === 'signed-out') return;
    const waited = this.options.timers.now() - (this.unsentSince ?? this.options.timers.now());
    this.after(Math.max(0, Math.min(wait, LONGEST_WAIT - waited)));
  }

  private after(milliseconds: number): void {
    if (this.timer !== null) this.options.timers.stop(this.timer);
    this.timer = this.options.timers.start(() => {
      this.timer = null;
      if (!this.flight) void this.fly();
    }, milliseconds);
  }

  private fly(isAgain = false): Promise<void> {
    const batch = this.sendable(isAgain);
    if (batch.length === 0) return Promise.resolve();
    const [there, moved] = [new Set<string>(), new Set<string>()];
    const sent = this.pending.flatMap((pending): Sent[] => {
      if (batch.includes(pending)) return [{ pending, operation: this.operationOf(pending, there, moved) }];
      if (pending.do === 'step') for (const { part } of pending.step.moves) moved.add(part);
      return [];
    });
    this.inFlight = batch;
    this.pending = this.pending.filter((each) => !batch.includes(each));
    this.unsentSince = null;
    for (const { operation, pending } of sent) {
      if (operation.do !== 'set' || pending.do !== 'text') continue;
      const { text } = pending;
      if (!text.unanswered.includes(operation.value)) text.unanswered.push(operation.value);
      // A session that finds this entry must know what may have arrived.
      this.note(text);
    }
    this.generation += 1;
    this.flight = this.options.send(sent.map(({ operation }) => operation)).then((answer) => {
      this.flight = null;
      this.generation += 1;
      this.inFlight = [];
      this.receive(answer, sent);
      this.tell();
    });
    this.tell();
    return this.flight;
  }

  /**
   * What is sent of a pending change.
   * @param there parts that the server has by then, from what is before it in the same request; added to
   * @param moved parts that moves before it, which still wait, will bring elsewhere: nothing is put behind them
   */
  private operationOf(pending: Pending, there: Set<string>, moved: Set<string>): Operation {
    const isThereIn = (rows: Slot[]) => (part: string) =>
      there.has(part) || this.structure.isSaved(part, rows);
    const changeOf = (text: Text, value: string, rows: Slot[]): TextChange => {
      const { locale, segment, base, emptiedAt } = text;
      const isThere = isThereIn(rows);
      const place = this.structure.placeOf(segment, (part) => !moved.has(part) && isThere(part), rows);
      // What is chosen for a part makes none.
      if (value.trim() !== '' && !isSettingName(segment)) for (const { id } of place.path) there.add(id);
      return { locale, segment, base, value, place, ...(text.isBack && emptiedAt && { emptiedAt }) };
    };
    switch (pending.do) {
      case 'text':
        return { do: 'set', ...changeOf(pending.text, pending.text.value, pending.rows) };
      case 'step': {
        const { id, name, texts, removes, kinds, undoes } = pending.step;
        const changes = texts.map((edit) => changeOf(this.textOf(edit), edit.to, pending.rows));
        const moves = pending.step.moves.flatMap((move) =>
          movedThere(move, pending.rows, isThereIn(pending.rows)),
        );
        return { do: 'step', id, name, texts: changes, removes, moves, kinds, ...(undoes && { undoes }) };
      }
      case 'review': {
        const { review } = pending;
        const base = (locale: Locale) => this.texts.find(locale, review.segment)?.base ?? null;
        const source = base(otherLocale(review.into));
        return review.do === 'opt-out'
          ? { ...review, source }
          : { ...review, source, target: base(review.into) };
      }
    }
  }

  private textOf = ({ locale, segment }: TextEdit): Text => this.texts.of(locale, segment);

  private receive(answer: Answer, sent: Sent[]): void {
    if (answer.is === 'saved') {
      this.confirm(answer.result, sent);
      return;
    }
    this.again(sent.map(({ pending }) => pending));
    if (answer.is === 'refused') {
      this.refuse(answer.sentence, sent);
      return;
    }
    this.trouble = answer.is;
    this.sentence = null;
    this.after(this.retryAfter);
    this.retryAfter = Math.min(this.retryAfter * 2, LONGEST_RETRY);
  }

  /** Puts back what was not done, before what came later. */
  private again(batch: Pending[]): void {
    const waiting = new Set(this.pending.map(({ id }) => id));
    const inSteps = new Set(this.pending.flatMap((each) => (each.do === 'step' ? claimsOf(each) : [])));
    // A text that a later step takes along is not sent by itself any more.
    const left = batch.filter(({ id }) => !waiting.has(id) && !inSteps.has(id));
    this.pending = [...left, ...this.pending];
    this.unsentSince ??= this.options.timers.now();
  }

  /** One bad operation must not keep the others back: they are sent one by one, and the bad one waits for a change. */
  private refuse(sentence: string, sent: Sent[]): void {
    for (const { pending, operation } of sent) {
      if (pending.do !== 'text' || operation.do !== 'set') continue;
      const { text } = pending;
      text.unanswered = text.unanswered.filter((value) => value !== operation.value);
    }
    const [only] = sent;
    if (sent.length > 1 || !only) {
      this.oneByOne = true;
      this.after(0);
      return;
    }
    this.trouble = 'refused';
    this.sentence = sentence;
    const { pending } = only;
    if (pending.do === 'text') pending.text.refusal = sentence;
    else {
      this.pending = this.pending.filter(({ id }) => id !== pending.id);
      if (pending.do === 'step') this.refuseStep(pending, { conflicts: [], refused: [], sentence });
    }
    if (this.sendable().length > 0) this.after(0);
  }

  private confirm(result: SaveResult, sent: Sent[]): void {
    this.trouble = null;
    this.sentence = null;
    this.retryAfter = FIRST_RETRY;
    this.savedAt = result.savedAt;
    sent.forEach(({ pending, operation }, index) => {
      const conflicts = result.conflicts.filter((each) => each.operation === index);
      const refused = result.refused.filter((each) => each.operation === index);
      const isDone = conflicts.length + refused.length === 0;
      if (pending.do === 'review' && !isDone) this.on.overtaken([]);
      else if (pending.do === 'step' && isDone) this.confirmStep(pending.step, result);
      else if (pending.do === 'step') this.refuseStep(pending, { conflicts, refused });
      else if (pending.do === 'text' && operation.do === 'set') {
        const already = result.already.find((each) => each.operation === index);
        if (already) this.on.already(pending.text, already.by);
        this.confirmText(pending.text, operation.value, result, conflicts[0]?.theirs);
      }
    });
    this.settleSettings(result);
    if (this.pending.length === 0) this.oneByOne = false;
    if (this.sendable().length > 0) this.schedule(this.oneByOne ? 0 : PAUSE);
  }

  /** Parts were made with what was chosen for them before: it is saved by now, though it was not sent by itself. */
  private settleSettings({ hashes }: SaveResult): void {
    for (const locale of LOCALES) {
      for (const [segment, hash] of Object.entries(hashes[locale] ?? {})) {
        const text = isSharedName(segment) ? this.texts.find(locale, segment) : undefined;
        if (text?.base === null && text.value === text.baseText) text.base = hash;
      }
    }
  }

  private confirmText(
    text: Text,
    value: string,
    result: SaveResult,
    theirs: TextConflict['theirs'] | undefined,
  ): void {
    const later = this.pending.find((each) => each.do === 'step' && touches(each.step, text.key));
    // Whoever decides knows of it.
    if (theirs) text.isBack = false;
    if (!theirs) {
      this.settle(text, value, result);
      text.refusal = null;
    } else if (this.conflicts.isOurs(text, theirs)) {
      // An earlier request of ours arrived though its answer did not.
      Object.assign(text, { base: theirs.hash, baseText: theirs.text });
    } else if (text.turned && !later) this.on.notTurned(text, theirs);
    else this.conflicts.open(text, theirs);
    text.unanswered = [];
    if (!later) this.markDirty(text);
    else if (later.do === 'step' && text.conflict) {
      // The step was made of a text that two people wrote: it waits for the same decision.
      this.pending = this.pending.filter((each) => each !== later);
      this.refuseStep(later, { conflicts: [], refused: [] });
    } else if (this.pending.some((each) => each.id === text.key)) {
      // Written on since the step was done.
      this.note(text);
    } else this.options.journal.remove(text.key);
  }

  /** The server has this text now. */
  private settle(text: Text, value: string, result: SaveResult): void {
    const hash = result.hashes[text.locale]?.[text.segment];
    text.base = hash === undefined ? (value === '' ? null : text.base) : hash;
    text.baseText = value;
    if (value === '') text.emptiedAt ??= result.savedAt;
    else text.isBack = false;
  }

  private confirmStep(step: Step, result: SaveResult): void {
    this.options.journal.remove(`step ${step.id}`);
    for (const edit of step.texts) {
      const text = this.textOf(edit);
      this.settle(text, edit.to, result);
      text.unanswered = [];
      // Written on meanwhile, it goes out next.
      if (!this.isInStep(text.key)) this.markDirty(text);
    }
    this.on.done(step);
  }

  /** A step comes back whole, with those that were built on it; unless the server has only what we sent ourselves. */
  private refuseStep(
    { step, rows }: Extract<Pending, { do: 'step' }>,
    why: Parameters<Conflicts['refuse']>[2],
  ): void {
    const ours = why.conflicts.filter(({ locale, segment, theirs }) =>
      this.conflicts.isOurs(this.texts.of(locale, segment), theirs),
    );
    if (ours.length > 0 && ours.length === why.conflicts.length && why.refused.length === 0) {
      for (const { locale, segment, theirs } of ours) {
        const text = this.texts.of(locale, segment);
        Object.assign(text, { base: theirs.hash, baseText: theirs.text, unanswered: [] });
      }
      this.pending.unshift({ id: `step ${step.id}`, do: 'step', step, rows });
      return;
    }
    const keys = new Set(step.texts.map(({ key }) => key));
    for (const edit of step.texts) this.textOf(edit).isBack = false;
    const later: Step[] = [];
    for (const each of this.pending) {
      if (each.do !== 'step' || !buildsOn(each.step, step, keys)) continue;
      later.push(each.step);
      for (const { key } of each.step.texts) keys.add(key);
    }
    this.pending = this.pending.filter((each) => each.do !== 'step' || !later.includes(each.step));
    this.conflicts.refuse(step, later, why);
    this.on.overtaken([step, ...later]);
  }

  private tell(segments?: string[]): void {
    this.on.change(segments);
  }
}

/** What an operation is about: texts by their keys, and the parts that have to be there, or not, before it. */
function claimsOf(pending: Pending): string[] {
  const partOf = (segment: string) => `part ${segment.split('.')[0]}`;
  switch (pending.do) {
    case 'text':
      return [pending.id, partOf(pending.text.segment)];
    case 'step': {
      const { texts, moves, kinds } = pending.step;
      const parts = [
        ...moves.flatMap(({ part, after }) => [part, after ?? []].flat()),
        ...kinds.map(({ part }) => part),
      ];
      return [
        ...texts.flatMap(({ key, segment }) => [key, partOf(segment)]),
        ...parts.map((part) => `part ${part}`),
      ];
    }
    case 'review':
      return [textKey('ja', pending.review.segment), textKey('en', pending.review.segment)];
  }
}

/**
 * A move as it can be done when it gets there. A text that made a sibling may travel inside a later step; that says its place
 * among all of them.
 * @param rows after the move
 */
function movedThere(
  { part, after, siblings }: Step['moves'][number],
  rows: Slot[],
  isThere: (part: string) => boolean,
): Step['moves'] {
  if (!isThere(part)) return [];
  const inOrder = siblingsOfPart(rows, part);
  const before = inOrder.slice(0, inOrder.indexOf(after ?? '') + 1);
  const isKnown = after === null || before.length === 0;
  const behind = isKnown ? after : (before.findLast((each) => each !== part && isThere(each)) ?? null);
  return [{ part, after: behind, siblings: siblings.filter(isThere) }];
}

const touches = (step: Step, key: string): boolean => step.texts.some((edit) => edit.key === key);

/** Whether a later step is about the same texts or parts. */
function buildsOn(later: Step, step: Step, keys: ReadonlySet<string>): boolean {
  const parts = new Set([...step.moves, ...step.kinds].map(({ part }) => part));
  return (
    later.texts.some(({ key }) => keys.has(key)) ||
    [...later.moves, ...later.kinds].some(({ part }) => parts.has(part))
  );
}
