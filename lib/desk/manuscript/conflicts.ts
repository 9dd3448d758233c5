import type { RefusedStep, TextConflict } from '../editor.ts';
import type { Step } from './steps.ts';
import type { Text, Texts } from './texts.ts';

type Theirs = TextConflict['theirs'];

/** A step that the server refused, with the later ones that built on it. Nothing of it is sent until somebody decides. */
export type RefusedWork = {
  /** Of the first step. */
  id: string;
  step: Step;
  later: Step[];
  /** The texts that it holds back, by key. */
  keys: Set<string>;
  /** What the server has of them, where that is not what they were begun on. */
  theirs: Map<string, Theirs>;
  /** Who changed something meanwhile; '' where it is not known. */
  by: string;
  /** Why, in the server's words; null where the texts themselves tell. */
  sentence: string | null;
};

/**
 * What this browser holds against what others wrote: texts that two people changed, and steps that were refused. Decides
 * what is no conflict at all; what is one waits for its author, and both texts are kept.
 */
export class Conflicts {
  #refused: RefusedWork[] = [];
  /** Keys of the texts in conflict: their number is asked for with every letter. */
  readonly #open = new Set<string>();
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The refused steps, oldest first; another list when they change. */
  refused = (): readonly RefusedWork[] => this.#refused;

  /** How many decisions wait. */
  count(): number {
    return this.#open.size + this.#refused.length;
  }

  /** Whether a text waits for a decision. */
  holds(key: string): boolean {
    return Boolean(this.#texts.byKey(key)?.conflict) || this.#refused.some(({ keys }) => keys.has(key));
  }

  /** Whether what the server has is what we sent it ourselves, in a request whose answer was lost. */
  isOurs(text: Text, theirs: Theirs): boolean {
    return text.unanswered.includes(theirs.text);
  }

  /** Opens a conflict about one text. */
  open(text: Text, theirs: Theirs): void {
    const { locale, segment, baseText } = text;
    text.conflict = { locale, segment, base: baseText, theirs };
    this.#open.add(text.key);
  }

  /** The decision about one text is made. */
  close(text: Text): void {
    text.conflict = null;
    this.#open.delete(text.key);
  }

  /** Takes a refused step back, with what was built on it and what it touches. */
  refuse(
    step: Step,
    later: Step[],
    why: { conflicts: TextConflict[]; refused: RefusedStep[]; sentence?: string },
  ): void {
    const keys = new Set([step, ...later].flatMap(({ texts }) => texts.map(({ key }) => key)));
    const theirs = new Map<string, Theirs>();
    for (const { locale, segment, theirs: has } of why.conflicts) {
      const text = this.#texts.of(locale, segment);
      keys.add(text.key);
      theirs.set(text.key, has);
    }
    for (const key of keys) {
      const text = this.#texts.byKey(key);
      if (!text?.conflict) continue;
      theirs.set(key, text.conflict.theirs);
      this.close(text);
    }
    const by = [...why.conflicts.map((each) => each.theirs), ...why.refused].find((each) => each.by !== '');
    this.#refused = [
      ...this.#refused,
      { id: step.id, step, later, keys, theirs, by: by?.by ?? '', sentence: why.sentence ?? null },
    ];
  }

  /** The decision about a refused step is made. */
  take(id: string): RefusedWork | undefined {
    const found = this.#refused.find((each) => each.id === id);
    this.#refused = this.#refused.filter((each) => each !== found);
    return found;
  }

  /**
   * Takes in what the server has now of a text that waits for a decision.
   * @returns whether it waits
   */
  hear(text: Text, cell: { text: string; hash: string | null }): boolean {
    if (text.conflict) {
      text.conflict = { ...text.conflict, theirs: { ...text.conflict.theirs, ...cell } };
      return true;
    }
    const work = this.#refused.find(({ keys }) => keys.has(text.key));
    if (!work) return false;
    const known = work.theirs.get(text.key);
    const isNews = known ? known.hash !== cell.hash : cell.hash !== text.base;
    if (isNews) {
      const theirs = new Map(work.theirs).set(text.key, { by: work.by, at: '', ...known, ...cell });
      this.#refused = this.#refused.map((each) => (each === work ? { ...work, theirs } : each));
    }
    return true;
  }
}
