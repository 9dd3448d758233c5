import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EditorView, FactsEdit, FactsResult, Operation } from '#lib/desk/editor.ts';
import { browserJournal, type LeftBehind, leftBehind, textsOf } from '#lib/desk/manuscript/journal.ts';
import { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import type { Answer } from '#lib/desk/manuscript/queue.ts';
import { withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import type { Conflict } from '#lib/desk/manuscript/texts.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { memoryStorage, settled, type testTimers } from './plain-server.ts';
import { versionsKey, type WordLedger } from './word-ledger.ts';
import { wordsIn } from './words.ts';

/** The API of one article, as the browser of somebody who is signed in (or out) asks it. */
export type DeskApi = {
  save(person: number, operations: Operation[], isSignedIn: boolean): Promise<Answer>;
  read(person: number, isSignedIn: boolean): Promise<EditorView | undefined>;
  editFacts(person: number, edit: FactsEdit): Promise<FactsResult | undefined>;
};

/** What three editors share. */
export type Newsroom = {
  api: DeskApi;
  ledger: WordLedger;
  timers: ReturnType<typeof testTimers>;
  /** Requests that wait for nothing but the server. */
  busy: number;
  /** What was done, for whoever reads of a failure. */
  log: string[];
};

/** How requests end: as they should, or not. */
export type Network = 'open' | 'request-lost' | 'answer-lost' | 'signed-out';
/** Whether requests, or their answers, wait on the way until they are let through. */
export type Gate = 'open' | 'requests-wait' | 'answers-wait';

type Sheet = Map<string, { locale: Locale; segment: string; text: string }>;
type Session = { manuscript: Manuscript; tab: string; isOver: boolean };

/** Waits until every request is answered that is not held up on its way. */
export async function idle(room: Newsroom): Promise<void> {
  do {
    while (room.busy > 0) await nextTurn();
    await settled();
  } while (room.busy > 0);
}

/** Lets time pass, in milliseconds, and what begins in it end. */
export async function pass(room: Newsroom, milliseconds: number): Promise<void> {
  await room.timers.pass(milliseconds);
  await idle(room);
}

/** One person at one browser, with the client code and its journal; holds what they do against what they see. */
export class OneEditor {
  readonly person: number;
  network: Network = 'open';
  gate: Gate = 'open';
  composing: { locale: Locale; segment: string } | null = null;
  /** The conflict that a panel was opened with, until the panel is closed. */
  opened: Conflict | null = null;
  readonly faults: string[] = [];
  private readonly room: Newsroom;
  private readonly storage = memoryStorage();
  private session: Session;
  private sessions = 1;
  private readonly waiting: (() => void)[] = [];
  /** Words typed here that the server has never had, as long as their author did not take them away. */
  private unsent = new Set<string>();
  /** Words of texts between which their author decided: who takes a decision back takes them away. */
  private readonly decided = new Set<string>();
  /** Words that were taken off the sheet from here. */
  private readonly taken = new Set<string>();

  private constructor(room: Newsroom, person: number, view: EditorView) {
    this.room = room;
    this.person = person;
    this.session = this.openSession(view);
  }

  static async open(room: Newsroom, person: number): Promise<OneEditor> {
    const view = await room.api.read(person, true);
    if (!view) throw new Error('The article could not be read.');
    return new OneEditor(room, person, view);
  }

  get manuscript(): Manuscript {
    return this.session.manuscript;
  }

  /** Everything that waits on its way goes on. */
  letThrough(): void {
    this.gate = 'open';
    for (const go of this.waiting.splice(0)) go();
  }

  /** The page is closed and opened again; what was not sent stays in the journal. Nothing happens without network. */
  async reload(isLeavingWell: boolean): Promise<void> {
    if (this.network !== 'open') return;
    if (isLeavingWell) this.manuscript.leave();
    this.session.isOver = true;
    this.gate = 'open';
    const view = await this.room.api.read(this.person, true);
    if (!view) return;
    this.sessions += 1;
    this.session = this.openSession(view);
    [this.unsent, this.composing, this.opened] = [new Set(), null, null];
  }

  /**
   * What is offered of earlier sessions, as left-behind.client.tsx finds it.
   * @returns the entries that the server lacks
   */
  async leftBehind(): Promise<LeftBehind[]> {
    const { room, person, session } = this;
    const owner = { userId: `${person}`, articleId: room.ledger.articleId };
    const found = leftBehind(this.storage, owner, new Set([session.tab]));
    if (found.length === 0) return [];
    await this.manuscript.refresh();
    this.look();
    return found.filter((entry) => {
      const { change } = entry;
      const isThere =
        textsOf(change).every(
          ({ locale, segment, value }) => this.manuscript.savedText(locale, segment) === value,
        ) &&
        (change.do === 'set' || change.moves.length + change.kinds.length === 0);
      if (isThere) this.discard(entry);
      return !isThere;
    });
  }

  discard({ key }: LeftBehind): void {
    this.storage.removeItem(key);
  }

  /** Puts entries back, as left-behind.client.tsx does. */
  async putBack(entries: LeftBehind[]): Promise<void> {
    if (entries.length === 0 || !(await this.manuscript.flush())) return;
    this.look();
    this.act('put back', () => {
      for (const { change } of entries) {
        for (const { value } of textsOf(change)) this.mayDouble(value);
        if (change.do === 'step') this.room.ledger.tie(change.texts.map(({ segment }) => segment));
      }
      this.manuscript.putBack(entries.map(({ change }) => change));
    });
    for (const entry of entries) this.discard(entry);
  }

  /** Changes facts, as use-facts.ts does. */
  async editFacts(edit: FactsEdit): Promise<void> {
    if (this.network !== 'open' || !(await this.manuscript.flush())) return;
    const { ledger, api } = this.room;
    // What it renumbers is as new to this tab as to the others.
    const from = { by: this.person, tab: '' };
    const result = await ledger.arrive(from, [], () => api.editFacts(this.person, edit));
    if (result) this.manuscript.takeFacts(result.facts);
    await this.manuscript.refresh();
  }

  /** Asks what the others did. Where they did nothing, and all of ours is saved, nothing may change on the sheet. */
  async poll(): Promise<void> {
    const { unsent, conflicts, isSending } = this.manuscript.saveState();
    const { editions } = this.manuscript.view();
    const isAlone =
      unsent + conflicts === 0 &&
      !isSending &&
      this.room.ledger.isAlone(
        this.session.tab,
        versionsKey((locale) => editions[locale]?.version),
      );
    const before = this.reading();
    const refreshed = this.manuscript.refresh();
    await (this.gate === 'open' ? refreshed : idle(this.room));
    const after = this.reading();
    const [was, is] = [beyond(before, after), beyond(after, before)];
    if (isAlone && was + is !== '') this.faults.push(`was alone and saw${was}\nbecome${is}`);
  }

  /** The rows with a text, in their order. */
  written(): [segment: string, ja: string, en: string][] {
    return this.manuscript.slots().flatMap(({ segment }): [string, string, string][] => {
      // Where nothing but space was typed, the server has no text.
      const [ja, en] = LOCALES.map(
        (locale) => this.manuscript.value(locale, segment).trim() && this.manuscript.value(locale, segment),
      ) as [string, string];
      return ja || en ? [[segment, ja, en]] : [];
    });
  }

  /**
   * The texts of each language in their order. How rows that only one language has stand to those that only the other has,
   * no document says.
   */
  private reading(): string[][] {
    return LOCALES.flatMap((locale) =>
      this.manuscript.slots().flatMap(({ segment }) => {
        const text = this.manuscript.value(locale, segment);
        return text ? [[locale, segment, text]] : [];
      }),
    );
  }

  /**
   * Does something to the manuscript.
   * @param isTying whether it may carry words from row to row
   */
  act(name: string, work: () => unknown, isTying = false): void {
    const before = this.sheet();
    work();
    const after = this.sheet();
    const { ledger } = this.room;
    const [had, has] = [wordsOn(before), wordsOn(after)];
    for (const [word, { locale, segment }] of has) {
      if (!ledger.written.has(word)) ledger.written.set(word, { locale, segment, by: this.person });
      const isOwn = ledger.written.get(word)?.by === this.person;
      if (!had.has(word) && isOwn && !ledger.stored.has(word)) this.unsent.add(word);
    }
    const gone = [...had.keys()].filter((word) => !has.has(word));
    for (const word of gone) {
      this.unsent.delete(word);
      const isOwn = ledger.written.get(word)?.by === this.person || this.decided.has(word);
      if (!isOwn && (name === 'undo' || (name === 'redo' && !this.taken.has(word)))) {
        this.faults.push(`took ${word} of somebody else away by ${name}`);
      }
      this.taken.add(word);
    }
    const changed = [...after].filter(([key, { text }]) => (before.get(key)?.text ?? '') !== text);
    const emptied = [...before].filter(([key]) => !after.has(key));
    if (isTying) ledger.tie([...changed, ...emptied].map(([, { segment }]) => segment));
  }

  /** The author of a decision saw both texts: words of both may stand twice from now on. */
  mayDouble(text: string): void {
    for (const word of wordsIn(text)) {
      this.room.ledger.doubled.add(word);
      this.decided.add(word);
    }
  }

  /** Takes note of what is on the screen now, and of what should be there and is not. */
  look(): void {
    const { ledger } = this.room;
    const seen = ledger.seen[this.person] as Set<string>;
    const has = wordsOn(this.sheet());
    for (const word of has.keys()) seen.add(word);
    for (const { theirs } of this.conflicts()) for (const word of wordsIn(theirs.text)) seen.add(word);
    for (const work of this.manuscript.refused()) {
      for (const { theirs } of this.manuscript.textsOf(work)) {
        for (const word of wordsIn(theirs)) seen.add(word);
      }
    }
    const journal = Array.from({ length: this.storage.length }, (_, index) =>
      this.storage.getItem(this.storage.key(index) ?? ''),
    ).join();
    for (const word of this.unsent) {
      if (ledger.stored.has(word)) this.unsent.delete(word);
      else if (!has.has(word)) this.faults.push(`lost ${word}, which was never sent, from the sheet`);
      else if (!journal.includes(word)) this.faults.push(`has ${word} in no journal`);
    }
  }

  conflicts(): Conflict[] {
    return this.manuscript
      .slots()
      .flatMap(({ segment }) =>
        LOCALES.flatMap((locale) => this.manuscript.row(segment).conflicts[locale] ?? []),
      );
  }

  /** What the browser keeps of unsent changes. */
  kept(): string[] {
    return Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '');
  }

  private sheet(): Sheet {
    const texts: Sheet = new Map();
    for (const { segment } of this.manuscript.slots()) {
      for (const locale of LOCALES) {
        const text = this.manuscript.value(locale, segment);
        if (text !== '') texts.set(`${locale} ${segment}`, { locale, segment, text });
      }
    }
    return texts;
  }

  private openSession(view: EditorView): Session {
    const { room, person } = this;
    const { timers, ledger } = room;
    const tab = `e${person}s${this.sessions}`;
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `${tab}n${ids}`;
    };
    const session = { tab, isOver: false } as Session;
    session.manuscript = new Manuscript({
      view,
      slots: withEmptySlots(view.rows, newId),
      newId,
      write: () => {},
      read: () => this.ask(session, (isSignedIn) => room.api.read(person, isSignedIn), undefined),
      send: (operations) =>
        this.ask<Answer>(
          session,
          (isSignedIn) =>
            ledger.arrive({ by: person, tab }, operations, () =>
              room.api.save(person, operations, isSignedIn),
            ),
          { is: 'unreachable' },
        ),
      journal: browserJournal(this.storage, { userId: `${person}`, articleId: ledger.articleId, tab }),
      timers: {
        now: timers.now,
        stop: timers.stop,
        start: (work, milliseconds) => timers.start(() => !session.isOver && work(), milliseconds),
      },
    });
    return session;
  }

  /** A request as this editor's network carries it. A page that is closed hears no answer. */
  private async ask<T>(session: Session, request: (isSignedIn: boolean) => Promise<T>, lost: T): Promise<T> {
    const { network, gate, room } = this;
    room.busy += 1;
    try {
      if (gate === 'requests-wait') await this.hold();
      const answer = network === 'request-lost' ? lost : await request(network !== 'signed-out');
      if (gate === 'answers-wait') await this.hold();
      return network === 'answer-lost' ? lost : answer;
    } finally {
      room.busy -= 1;
      if (session.isOver) await never;
    }
  }

  private async hold(): Promise<void> {
    this.room.busy -= 1;
    await new Promise<void>((go) => this.waiting.push(go));
    this.room.busy += 1;
  }
}

const never = new Promise<never>(() => {});

/** The rows that stand elsewhere, or not at all, in the other list, in words. */
export const beyond = (rows: string[][], others: string[][]): string =>
  rows
    .flatMap((row, at) => (row.join() === others[at]?.join() ? [] : `\n  ${at}: ${row.join(' | ')}`))
    .join('');

function wordsOn(sheet: Sheet) {
  return new Map(
    [...sheet.values()].flatMap(({ locale, segment, text }) =>
      wordsIn(text).map((word) => [word, { locale, segment }] as const),
    ),
  );
}
