import type { Change } from './editor.ts';
import type { TextStorage } from './manuscript/journal.ts';

/** What somebody has typed into a form and not sent: by field, from what they saw. */
export type Draft = Readonly<Record<string, Change<string>>>;

const EMPTY: Draft = {};
const PREFIX = 'prism-desk-forms';

/**
 * What is half-typed in the forms of one article, kept in the browser until it is saved or given up: for each person, for
 * two may use one browser.
 */
export class FormDrafts {
  private readonly storage: TextStorage;
  private readonly prefix: string;
  private readonly drafts = new Map<string, Draft>();
  private readonly left = new Set<string>();
  private readonly listeners = new Set<(form: string) => void>();

  constructor(storage: TextStorage, { userId, articleId }: { userId: string; articleId: number }) {
    this.storage = storage;
    this.prefix = `${PREFIX}/${userId}/${articleId}/`;
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index);
      const draft = key?.startsWith(this.prefix) ? readDraft(storage.getItem(key)) : undefined;
      if (!key || !draft) continue;
      const form = key.slice(this.prefix.length);
      this.drafts.set(form, draft);
      this.left.add(form);
    }
  }

  /** The listener is told in which form something was typed, settled, saved or given up. */
  subscribe = (listener: (form: string) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until it changes; empty where nothing is typed. */
  of = (form: string): Draft => this.drafts.get(form) ?? EMPTY;

  has = (form: string): boolean => this.drafts.has(form);

  /** The forms in which something is half-typed. */
  forms = (): string[] => [...this.drafts.keys()];

  /** Whether an earlier page left it, and nobody has gone on with it. */
  isLeft = (form: string): boolean => this.left.has(form);

  set(form: string, draft: Draft): void {
    if (Object.keys(draft).length === 0) {
      this.drop(form);
      return;
    }
    this.left.delete(form);
    this.drafts.set(form, draft);
    try {
      this.storage.setItem(this.prefix + form, JSON.stringify(draft));
    } catch {
      // Then it lives as long as the page.
    }
    this.tell(form);
  }

  /** Of what was saved, or is given up. */
  drop(form: string): void {
    if (!this.drafts.delete(form)) return;
    this.left.delete(form);
    this.storage.removeItem(this.prefix + form);
    this.tell(form);
  }

  private tell(form: string): void {
    for (const listener of this.listeners) listener(form);
  }
}

function readDraft(text: string | null): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? '') as Draft;
    const fields = Object.values(draft);
    const isDraft = fields.every(({ from, to }) => typeof from === 'string' && typeof to === 'string');
    return isDraft && fields.length > 0 ? draft : undefined;
  } catch {
    return undefined;
  }
}
