import type { InsightKind } from '../article/parts.ts';
import type { Place } from '../article/place.ts';
import type { Locale } from '../locale.ts';
import type { Conflict, EditorView, Operation, SaveResult } from './editor.ts';
import type { Journal, UnsentChange } from './journal.ts';

/** How a request to save ended. Whether an `unreachable` one was carried out is not known. */
export type Answer =
  | { is: 'saved'; result: SaveResult }
  | { is: 'unreachable' }
  | { is: 'signed-out' }
  | { is: 'refused'; sentence: string };

/** One text in one language, as this browser knows it. */
type Text = {
  locale: Locale;
  segment: string;
  /** What the server had when what is written here was begun. */
  base: string | null;
  baseText: string;
  value: string;
  /** Values whose save was sent and not answered: if the server has one of them, it is ours. */
  unanswered: string[];
  conflict: Conflict | null;
  refusal: string | null;
};

type Structure =
  | { do: 'move'; part: string; after: string | null }
  | { do: 'remove'; part: string; segments: string[]; text: string }
  | { do: 'insight-kind'; part: string; kind: InsightKind }
  | { do: 'still-correct'; into: Locale; segment: string }
  | { do: 'opt-out'; into: Locale; segment: string; optedOut: boolean };

type Pending = { id: string } & ({ do: 'text'; key: string } | { do: 'structure'; what: Structure });

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

const PAUSE = 1_000;
const LONGEST_WAIT = 10_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

export const textKey = (locale: Locale, segment: string): string => `${locale} ${segment}`;

/**
 * Brings what is written to the server, and loses none of it. Every change is in the journal before anything else
 * happens, and leaves it when the server has confirmed exactly that text. One request is on its way at a time.
 * Knows no field and no network: the editor's screen tells it what was typed and draws what it reports.
 */
export class Saver {
  private readonly texts = new Map<string, Text>();
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
  private counter = 0;
  private readonly listeners = new Set<() => void>();
  private state: SaveState | null = null;

  /** Raised when a request goes out or is answered: what was read from the server meanwhile may be older. */
  generation = 0;

  private readonly send: (operations: Operation[]) => Promise<Answer>;
  private readonly placeOf: (segment: string) => Place;
  private readonly journal: Journal;
  private readonly timers: Timers;
  private readonly overtaken: (() => void) | undefined;

  constructor(options: {
    /** Carries operations to the server. Never rejects. */
    send: (operations: Operation[]) => Promise<Answer>;
    /** Where a segment stands now. */
    placeOf: (segment: string) => Place;
    journal: Journal;
    timers: Timers;
    /** A change of structure or a review was refused because somebody changed the text: what is shown is out of date. */
    overtaken?: () => void;
  }) {
    this.send = options.send;
    this.placeOf = options.placeOf;
    this.journal = options.journal;
    this.timers = options.timers;
    this.overtaken = options.overtaken;
  }

  /** Tells the saver what the server has; for the first time, before anything is typed. */
  begin(view: Pick<EditorView, 'rows'>): void {
    for (const [locale, segment, cell] of cellsOf(view)) {
      this.texts.set(textKey(locale, segment), blank(locale, segment, cell.hash, cell.text));
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  snapshot = (): SaveState => {
    this.state ??= {
      unsent: new Set([...this.pending, ...this.inFlight].map(({ id }) => id)).size,
      conflicts: this.conflicts().length,
      isSending: this.flight !== null,
      trouble: this.trouble,
      sentence: this.sentence,
      savedAt: this.savedAt,
      isJournalBroken: this.isJournalBroken,
    };
    return this.state;
  };

  conflicts(): Conflict[] {
    return [...this.texts.values()].flatMap(({ conflict, value }) =>
      conflict ? [{ ...conflict, mine: value }] : [],
    );
  }

  /** The text as it is written here. */
  value(locale: Locale, segment: string): string {
    return this.texts.get(textKey(locale, segment))?.value ?? '';
  }

  /** The text that the server is known to have. */
  savedText(locale: Locale, segment: string): string {
    return this.texts.get(textKey(locale, segment))?.baseText ?? '';
  }

  /** Whether the server has a text of this segment in some language, or gets one. */
  isWritten(segment: string): boolean {
    return (['ja', 'en'] as const).some((locale) => {
      const text = this.texts.get(textKey(locale, segment));
      return text !== undefined && (text.base !== null || text.value !== '');
    });
  }

  isDirty(locale: Locale, segment: string): boolean {
    const id = textKey(locale, segment);
    return [...this.pending, ...this.inFlight].some((each) => each.id === id);
  }

  /** The conflict about a text; the same object until it changes. */
  conflict(locale: Locale, segment: string): Conflict | null {
    return this.texts.get(textKey(locale, segment))?.conflict ?? null;
  }

  refusal(locale: Locale, segment: string): string | null {
    return this.texts.get(textKey(locale, segment))?.refusal ?? null;
  }

  /** Takes what stands in a field now. */
  type(locale: Locale, segment: string, value: string): void {
    const id = textKey(locale, segment);
    const text = this.texts.get(id) ?? blank(locale, segment, null, '');
    this.texts.set(id, text);
    if (text.value === value) return;
    text.value = value;
    text.refusal = null;
    this.touch(text);
    this.schedule();
    this.tell();
  }

  /** Moves a part, removes one, or says of a translation that it holds. Sent soon, after what was written before. */
  change(what: Structure): void {
    if (what.do === 'remove' && !this.empty(what.segments)) {
      this.tell();
      return;
    }
    this.counter += 1;
    const id = `change ${this.counter}`;
    this.pending.push({ id, do: 'structure', what });
    if (what.do === 'move' || what.do === 'remove') this.keep(id, what);
    this.unsentSince ??= this.timers.now();
    this.schedule(0);
    this.tell();
  }

  /** Undoes a removal: it is not sent after all, or its texts are written anew. */
  restore(part: string, texts: { locale: Locale; segment: string; value: string }[]): void {
    const removal = this.pending.find(
      (each) => each.do === 'structure' && each.what.do === 'remove' && each.what.part === part,
    );
    if (removal) {
      this.pending = this.pending.filter((each) => each !== removal);
      this.journal.remove(removal.id);
    }
    for (const { locale, segment, value } of texts) {
      const id = textKey(locale, segment);
      const text = this.texts.get(id) ?? blank(locale, segment, null, '');
      this.texts.set(id, text);
      text.value = value;
      this.touch(text);
    }
    this.schedule();
    this.tell();
  }

  /** While an IME composes in a field, its text is not sent. */
  hold(locale: Locale, segment: string): void {
    this.held.add(textKey(locale, segment));
  }

  release(locale: Locale, segment: string): void {
    this.held.delete(textKey(locale, segment));
    if (this.pending.length > 0) this.schedule();
  }

  isComposing(): boolean {
    return this.held.size > 0;
  }

  /**
   * Sends everything now.
   * @returns whether the server has everything: false with conflicts, without network, or while an IME composes
   */
  async flush(): Promise<boolean> {
    for (const text of this.texts.values()) text.refusal = null;
    while (this.flight || this.sendable().length > 0) {
      await (this.flight ?? this.fly());
      if (this.trouble === 'unreachable' || this.trouble === 'signed-out') return false;
    }
    return this.pending.length === 0 && this.inFlight.length === 0;
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

  /** Ends a conflict: what is written in the field is to replace theirs. */
  keepMine(locale: Locale, segment: string): void {
    this.settle(locale, segment, (text) => text.value);
  }

  /** Ends a conflict: theirs is the text; or, with `value`, a text made from both. */
  take(locale: Locale, segment: string, value?: string): void {
    this.settle(locale, segment, (_, theirs) => value ?? theirs);
  }

  /**
   * Takes in what the server has now, where nothing of ours is unsent.
   * @param generation what it was when the view was asked for: with a save in between it may be older than ours
   * @returns the fields whose text is another now; undefined when the view came too late
   */
  adopt(
    view: Pick<EditorView, 'rows'>,
    generation: number,
  ): { locale: Locale; segment: string; value: string }[] | undefined {
    const isMoving = this.pending.some((each) => each.do === 'structure');
    if (this.flight || isMoving || generation !== this.generation) return undefined;
    const changed: { locale: Locale; segment: string; value: string }[] = [];
    const theirs = new Map(cellsOf(view).map(([locale, segment, cell]) => [textKey(locale, segment), cell]));
    for (const [locale, segment] of cellsOf(view)) {
      const id = textKey(locale, segment);
      if (!this.texts.has(id)) this.texts.set(id, blank(locale, segment, null, ''));
    }
    for (const [id, text] of this.texts) {
      const cell = theirs.get(id) ?? { text: '', hash: null };
      if (text.conflict) {
        text.conflict = { ...text.conflict, theirs: { ...text.conflict.theirs, ...cell } };
        if (text.value === cell.text) this.settle(text.locale, text.segment, () => cell.text);
        continue;
      }
      if (text.base === cell.hash || this.pending.some((each) => each.id === id)) continue;
      const { locale, segment } = text;
      if (text.value !== cell.text) changed.push({ locale, segment, value: cell.text });
      Object.assign(text, { base: cell.hash, baseText: cell.text, value: cell.text, unanswered: [] });
    }
    this.tell();
    return changed;
  }

  /** Puts back a text that an earlier session could not send, as if it had been typed on the text it was made from. */
  putBack(change: Extract<UnsentChange, { do: 'set' }>): void {
    const { locale, segment, base, baseText, value, sent } = change;
    const id = textKey(locale, segment);
    const text = this.texts.get(id) ?? blank(locale, segment, null, '');
    this.texts.set(id, text);
    // On a text that others changed meanwhile this becomes a conflict, which shows both.
    if (sent === null || text.value !== sent) Object.assign(text, { base, baseText });
    text.value = value;
    this.touch(text);
    this.schedule(0);
    this.tell();
  }

  /**
   * Forgets what was typed into segments that go. What is on its way is waited for when the removal is sent.
   * @returns whether the server has, or may have, anything of them
   */
  private empty(segments: string[]): boolean {
    let isKnown = false;
    for (const segment of segments) {
      for (const locale of ['ja', 'en'] as const) {
        const id = textKey(locale, segment);
        const text = this.texts.get(id);
        if (!text) continue;
        if (text.base !== null || text.unanswered.length > 0) isKnown = true;
        Object.assign(text, { value: '', conflict: null, refusal: null });
        this.pending = this.pending.filter((each) => each.id !== id);
        this.journal.remove(id);
      }
    }
    return isKnown;
  }

  /** Whether its removal waits to be sent: it takes the text along, whatever it is by then. */
  private isLeaving(segment: string): boolean {
    return this.pending.some(
      (each) => each.do === 'structure' && each.what.do === 'remove' && each.what.segments.includes(segment),
    );
  }

  private settle(locale: Locale, segment: string, choose: (text: Text, theirs: string) => string): void {
    const text = this.texts.get(textKey(locale, segment));
    if (!text?.conflict) return;
    const { theirs } = text.conflict;
    text.value = choose(text, theirs.text);
    Object.assign(text, { base: theirs.hash, baseText: theirs.text, conflict: null, unanswered: [] });
    this.touch(text);
    this.schedule(0);
    this.tell();
  }

  /** Brings list of unsent texts and journal in line with a text that changed. */
  private touch(text: Text): void {
    const id = textKey(text.locale, text.segment);
    const isClean =
      text.value === text.baseText &&
      !text.conflict &&
      text.unanswered.length === 0 &&
      !this.inFlight.some((each) => each.id === id);
    if (isClean) {
      this.pending = this.pending.filter((each) => each.id !== id);
      this.journal.remove(id);
      if (this.pending.length === 0) this.unsentSince = null;
      return;
    }
    if (!this.pending.some((each) => each.id === id)) this.pending.push({ id, do: 'text', key: id });
    this.unsentSince ??= this.timers.now();
    this.note(text);
  }

  private keep(id: string, change: UnsentChange): void {
    const at = new Date(this.timers.now()).toISOString();
    this.isJournalBroken = !this.journal.put({ id, at, change });
  }

  private sendable(): Pending[] {
    const ready = this.pending.filter((each) => {
      if (each.do !== 'text') return true;
      const text = this.texts.get(each.key);
      return text !== undefined && !text.conflict && !text.refusal && !this.held.has(each.key);
    });
    return this.oneByOne ? ready.slice(0, 1) : ready;
  }

  private schedule(wait = PAUSE): void {
    if (this.trouble === 'unreachable' || this.trouble === 'signed-out') return;
    const waited = this.timers.now() - (this.unsentSince ?? this.timers.now());
    this.after(Math.max(0, Math.min(wait, LONGEST_WAIT - waited)));
  }

  private after(milliseconds: number): void {
    if (this.timer !== null) this.timers.stop(this.timer);
    this.timer = this.timers.start(() => {
      this.timer = null;
      if (!this.flight) void this.fly();
    }, milliseconds);
  }

  private fly(): Promise<void> {
    const batch = this.sendable();
    if (batch.length === 0) return Promise.resolve();
    const made = batch.map((pending) => ({ pending, operation: this.operationOf(pending) }));
    this.inFlight = batch;
    this.pending = this.pending.filter((each) => !batch.includes(each));
    this.unsentSince = null;
    for (const { operation, pending } of made) {
      if (operation.do !== 'set' || pending.do !== 'text') continue;
      const text = this.texts.get(pending.key) as Text;
      if (!text.unanswered.includes(operation.value)) text.unanswered.push(operation.value);
      // A session that finds this entry must know what may have arrived.
      this.note(text);
    }
    this.generation += 1;
    this.flight = this.send(made.map(({ operation }) => operation)).then((answer) => {
      this.flight = null;
      this.generation += 1;
      this.inFlight = [];
      this.land(answer, made);
      this.tell();
    });
    this.tell();
    return this.flight;
  }

  private note({ locale, segment, base, baseText, value, unanswered }: Text): void {
    const place = this.placeOf(segment);
    const sent = unanswered.at(-1) ?? null;
    this.keep(textKey(locale, segment), { do: 'set', locale, segment, place, base, baseText, value, sent });
  }

  private operationOf(pending: Pending): Operation {
    if (pending.do === 'text') {
      const { locale, segment, base, value } = this.texts.get(pending.key) as Text;
      return { do: 'set', locale, segment, base, value, place: this.placeOf(segment) };
    }
    const { what } = pending;
    if (what.do === 'remove') {
      const bases: Record<Locale, Record<string, string>> = { ja: {}, en: {} };
      for (const segment of what.segments) {
        for (const locale of ['ja', 'en'] as const) {
          const base = this.texts.get(textKey(locale, segment))?.base;
          if (base) bases[locale][segment] = base;
        }
      }
      return { do: 'remove', part: what.part, bases };
    }
    if (what.do === 'still-correct') {
      const source = this.texts.get(textKey(what.into === 'ja' ? 'en' : 'ja', what.segment));
      return { ...what, source: source?.base ?? null };
    }
    return what;
  }

  private land(answer: Answer, made: { pending: Pending; operation: Operation }[]): void {
    if (answer.is === 'saved') {
      this.confirm(answer.result, made);
      return;
    }
    const again = made.map(({ pending }) => pending);
    const waiting = new Set(this.pending.map(({ id }) => id));
    this.pending = [...again.filter(({ id }) => !waiting.has(id)), ...this.pending];
    this.unsentSince ??= this.timers.now();
    if (answer.is === 'refused') {
      this.refuse(answer.sentence, made);
      return;
    }
    this.trouble = answer.is;
    this.sentence = null;
    this.after(this.retryAfter);
    this.retryAfter = Math.min(this.retryAfter * 2, LONGEST_RETRY);
  }

  /** One bad operation must not keep the others back: they are sent one by one, and the bad one waits for a change. */
  private refuse(sentence: string, made: { pending: Pending; operation: Operation }[]): void {
    for (const { pending, operation } of made) {
      const text = pending.do === 'text' ? this.texts.get(pending.key) : undefined;
      if (!text || operation.do !== 'set') continue;
      text.unanswered = text.unanswered.filter((value) => value !== operation.value);
    }
    if (made.length > 1) {
      this.oneByOne = true;
      this.after(0);
      return;
    }
    this.trouble = 'refused';
    this.sentence = sentence;
    const [only] = made;
    if (only?.pending.do === 'text') (this.texts.get(only.pending.key) as Text).refusal = sentence;
    else if (only) {
      // It concerns no text: there is nothing to keep, and it would be refused again.
      this.pending = this.pending.filter(({ id }) => id !== only.pending.id);
      this.journal.remove(only.pending.id);
    }
    if (this.sendable().length > 0) this.after(0);
  }

  private confirm(result: SaveResult, made: { pending: Pending; operation: Operation }[]): void {
    this.trouble = null;
    this.sentence = null;
    this.retryAfter = FIRST_RETRY;
    this.savedAt = result.savedAt;
    const conflicts = new Map(result.conflicts.map((conflict) => [conflict.operation, conflict]));
    made.forEach(({ pending, operation }, index) => {
      const conflict = conflicts.get(index);
      if (pending.do === 'structure') {
        this.journal.remove(pending.id);
        if (conflict) this.overtaken?.();
        if (pending.what.do === 'remove') this.forget(pending.what.segments, conflict === undefined);
        return;
      }
      const text = this.texts.get(pending.key);
      if (!text || operation.do !== 'set') return;
      const isOurs = conflict && text.unanswered.includes(conflict.theirs.text);
      if (conflict && !isOurs) text.conflict = conflict;
      else if (conflict) {
        // An earlier request of ours arrived though its answer did not.
        Object.assign(text, { base: conflict.theirs.hash, baseText: conflict.theirs.text });
      } else {
        const hash = result.hashes[text.locale]?.[text.segment];
        text.base = hash === undefined ? (operation.value === '' ? null : text.base) : hash;
        text.baseText = operation.value;
      }
      text.unanswered = [];
      if (!this.isLeaving(text.segment)) this.touch(text);
    });
    if (this.pending.length === 0) this.oneByOne = false;
    if (this.sendable().length > 0) this.schedule(this.oneByOne ? 0 : PAUSE);
  }

  /** After a removal its texts are gone; after a refused one they are there as before. */
  private forget(segments: string[], isGone: boolean): void {
    for (const segment of segments) {
      for (const locale of ['ja', 'en'] as const) {
        const text = this.texts.get(textKey(locale, segment));
        if (!text) continue;
        if (isGone) Object.assign(text, { base: null, baseText: '', unanswered: [] });
        else if (text.value === '') text.value = text.baseText;
        // Put back meanwhile, it is written anew.
        if (text.value !== text.baseText) this.touch(text);
      }
    }
  }

  private tell(): void {
    this.state = null;
    for (const listener of this.listeners) listener();
  }
}

function blank(locale: Locale, segment: string, base: string | null, text: string): Text {
  return {
    locale,
    segment,
    base,
    baseText: text,
    value: text,
    unanswered: [],
    conflict: null,
    refusal: null,
  };
}

function cellsOf(view: Pick<EditorView, 'rows'>) {
  return view.rows.flatMap(({ segment, cells }) =>
    (['ja', 'en'] as const).map((locale) => [locale, segment, cells[locale]] as const),
  );
}
