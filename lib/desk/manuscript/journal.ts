import type { Place } from '../../article/place.ts';
import type { Locale } from '../../locale.ts';
import type { Step } from './steps.ts';
import { textKey } from './texts.ts';

/** A change that the server has not confirmed, with all that is needed to make it again in another session. */
export type UnsentChange =
  | {
      do: 'set';
      locale: Locale;
      segment: string;
      place: Place;
      /** What the text was when the editor began: its fingerprint, and the text. */
      base: string | null;
      baseText: string;
      value: string;
      /** The last text whose save may have arrived though no answer came back. */
      sent: string | null;
    }
  | (Omit<Step, 'texts'> & { do: 'step'; texts: UnsentText[] });

/** The texts of a change. */
export const textsOf = (
  change: UnsentChange,
): Pick<UnsentText, 'locale' | 'segment' | 'value' | 'place'>[] =>
  change.do === 'set' ? [change] : change.texts;

/**
 * The texts of a change that say something: not those that it empties and that the server has empty already.
 * @param savedText the text that the server has
 */
export function tellingTexts(
  change: UnsentChange,
  savedText: (locale: Locale, segment: string) => string,
): ReturnType<typeof textsOf> {
  return textsOf(change).filter(
    ({ locale, segment, value }) => value !== '' || savedText(locale, segment) !== '',
  );
}

/** One text of an unsent step. */
export type UnsentText = {
  locale: Locale;
  segment: string;
  base: string | null;
  baseText: string;
  /** As it was written here before the step. */
  from: string;
  value: string;
  place: Place;
};

export type JournalEntry = { id: string; at: string; change: UnsentChange };

/** Where unsent changes are kept until the server has confirmed them. */
export type Journal = {
  /** Keeps a change, in place of the one of the same id. Answers whether it could. */
  put(entry: JournalEntry): boolean;
  remove(id: string): void;
};

/** What of `localStorage` is needed. It is written at once: what is in it survives the tab in any case. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'prism-desk';
const scopeOf = (userId: string, articleId: number) => `${PREFIX}/${userId}/${articleId}/`;

/**
 * Keeps unsent changes of one tab in the browser's storage.
 * @param tab tells the tabs of a browser apart: two of them may have the same article open
 */
export function browserJournal(
  storage: TextStorage,
  owner: { userId: string; articleId: number; tab: string },
): Journal {
  const prefix = `${scopeOf(owner.userId, owner.articleId)}${owner.tab}/`;
  return {
    put(entry) {
      try {
        storage.setItem(prefix + entry.id, JSON.stringify(entry));
        return true;
      } catch {
        return false;
      }
    },
    remove(id) {
      try {
        storage.removeItem(prefix + id);
      } catch {
        // A browser that forbids storage has kept nothing either.
      }
    },
  };
}

export type LeftBehind = JournalEntry & { key: string; tab: string };

/** What tabs that are closed left unsent of an article, oldest first. Entries that cannot be read are skipped. */
export function leftBehind(
  storage: TextStorage,
  owner: { userId: string; articleId: number },
  openTabs: ReadonlySet<string>,
): LeftBehind[] {
  const prefix = scopeOf(owner.userId, owner.articleId);
  const found: LeftBehind[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (!key?.startsWith(prefix)) continue;
    const tab = key.slice(prefix.length).split('/', 1)[0] ?? '';
    const entry = readEntry(storage.getItem(key));
    if (entry && !openTabs.has(tab)) found.push({ ...entry, key, tab });
  }
  return found.sort((a, b) => a.at.localeCompare(b.at));
}

/**
 * Of entries about the same text, the newest: put back one after the other, each would replace the one before unseen. The
 * others are offered on, and are a conflict once the newest is saved.
 * @param entries oldest first
 */
export function newestOfEach(entries: LeftBehind[]): LeftBehind[] {
  const textOf = ({ change }: LeftBehind) =>
    change.do === 'set' ? textKey(change.locale, change.segment) : undefined;
  return entries.filter((entry, index) => {
    const text = textOf(entry);
    return text === undefined || !entries.slice(index + 1).some((later) => textOf(later) === text);
  });
}

function readEntry(text: string | null): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text ?? '', withNamesOfToday) as JournalEntry;
    const isKnown = entry.change?.do === 'set' || entry.change?.do === 'step';
    return typeof entry.id === 'string' && typeof entry.at === 'string' && isKnown ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** A sub-section was called `part` once, and what a browser keeps may be from then. */
function withNamesOfToday(key: string, value: unknown): unknown {
  return key === 'kind' && value === 'part' ? 'subsection' : value;
}
