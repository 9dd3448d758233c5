import type { Locale } from '../../locale.ts';
import type { StepName } from '../editor.ts';
import type { Change } from './steps.ts';
import type { Basis } from './translation-now.ts';

/** Where the caret stands, or goes after a change. */
export type Caret = { locale: Locale; segment: string; at: number };

/** How a text was typed, as far as it matters for what one undo takes back. */
export type Typing = {
  /** `insert` and `delete`: letter by letter. `whole`: a composition, a paste, a drop; a step of its own. */
  kind: 'insert' | 'delete' | 'whole';
  /** What an insert added. */
  data: string;
  /** Where the caret was before. */
  caret: number;
};

/** One thing that was done, and can be taken back. */
export type Entry = {
  change: Change;
  name: StepName | 'type';
  /** Of a structural step; what the server knows it by. */
  step: string | null;
  before: Caret | null;
  after: Caret | null;
  /** How translations stood before, by segment. */
  bases: Map<string, Basis>;
  /** The server had the texts as they were before: nothing is lost where they do not come back. */
  wasSaved: boolean;
  /** Who wrote the same in one of its texts before it was sent, or took its row away; '' where it is not known who. */
  overtakenBy?: string;
};

/** After so long a pause, in milliseconds, what is typed is another step. */
const PAUSE = 1_000;
/** Nobody goes further back; an evening's work must not grow for ever. */
const MOST = 500;
const IS_WORD = /[\p{L}\p{N}]/u;

/**
 * What was done in the manuscript in this session, texts and structure, both languages. Steps of typing are a word or a
 * run without pause, as in other editors. Knows nothing of fields, rows and the server: whoever takes an entry back does it.
 */
export class History {
  #done: Entry[] = [];
  #undone: Entry[] = [];
  /** When the last entry was typed on; null where it is finished. */
  #typedAt: number | null = null;
  #typing: Typing | null = null;

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Takes something that was done; what was taken back before can be done again no more. */
  push(entry: Entry): void {
    this.#undone = [];
    this.#append(entry);
    this.#typedAt = null;
  }

  /** Takes what was typed, as part of the last entry where it continues that. */
  type(entry: Entry, typing: Typing, now: number): void {
    const last = this.#done.at(-1);
    const [edit] = entry.change.texts;
    const [before] = last?.change.texts ?? [];
    if (
      last &&
      edit &&
      before &&
      this.#continues(typing, now) &&
      before.key === edit.key &&
      before.to === edit.from
    ) {
      const texts = [{ ...before, to: edit.to }];
      this.#done = this.#done.with(-1, {
        ...last,
        change: { ...last.change, texts },
        after: entry.after,
      });
    } else {
      this.push(entry);
    }
    this.#typedAt = typing.kind === 'whole' ? null : now;
    this.#typing = typing;
  }

  /** Ends the step that is being typed: the next letter begins another. */
  finish(): void {
    this.#typedAt = null;
  }

  /** Takes out what is to be taken back: the last thing that was done, or the step of that id wherever it stands. */
  takeDone(step?: string): Entry | undefined {
    this.#typedAt = null;
    if (step === undefined) return this.#done.pop();
    const at = this.#done.findLastIndex((each) => each.step === step);
    return at < 0 ? undefined : this.#done.splice(at, 1)[0];
  }

  takeUndone(): Entry | undefined {
    this.#typedAt = null;
    return this.#undone.pop();
  }

  /** An entry was taken back, or done again. `entry` is what would turn that round. */
  keepUndone(entry: Entry): void {
    this.#undone.push(entry);
  }

  keepRedone(entry: Entry): void {
    this.#append(entry);
    this.#typedAt = null;
  }

  /** Steps that the server refused never happened. */
  forget(steps: ReadonlySet<string>): void {
    const stays = ({ step }: Entry) => step === null || !steps.has(step);
    this.#done = this.#done.filter(stays);
    this.#undone = this.#undone.filter(stays);
  }

  /** Somebody else has changed a text, though it may look as it was left. */
  overtake(key: string, by: string): void {
    const mark = (entry: Entry): Entry =>
      entry.change.texts.some((edit) => edit.key === key) ? { overtakenBy: by, ...entry } : entry;
    this.#done = this.#done.map(mark);
    this.#undone = this.#undone.map(mark);
    this.#typedAt = null;
  }

  #append(entry: Entry): void {
    this.#done = [...this.#done.slice(-MOST + 1), entry];
  }

  #continues(typing: Typing, now: number): boolean {
    if (this.#typedAt === null || now - this.#typedAt > PAUSE || typing.kind === 'whole') return false;
    if (typing.kind !== this.#typing?.kind) return false;
    // A word begins another step; the space behind a word belongs to it.
    const beginsWord = IS_WORD.test(typing.data) && !IS_WORD.test(this.#typing.data.at(-1) ?? '');
    return typing.kind === 'delete' || !beginsWord;
  }
}
