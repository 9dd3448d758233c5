import { LOCALES, type Locale } from '../../locale.ts';
import type { EditorView, TextConflict } from '../editor.ts';

/** Two wordings of one text: somebody else changed it while it was written here. */
export type Conflict = {
  locale: Locale;
  segment: string;
  /** What the text was when this browser began to write; its own, so it is always known. */
  base: string;
  theirs: TextConflict['theirs'];
};

/** One text in one language, as this browser knows it. */
export type Text = {
  key: string;
  locale: Locale;
  segment: string;
  /** Fingerprint of what the server had when what is written here was begun; null when it had nothing. */
  base: string | null;
  baseText: string;
  value: string;
  /** Values whose save was sent and not answered: if the server has one of them, it is ours. */
  unanswered: string[];
  conflict: Conflict | null;
  /** It says what an undo or redo put back, of which the server had all before: it may give way to what others wrote. */
  turned: 'undo' | 'redo' | null;
  /** When it was emptied here, as the server said; null where others wrote it since. */
  emptiedAt: string | null;
  /** An undo or redo brings back what was emptied here, and it is not known yet whether it stands elsewhere by now. */
  isBack: boolean;
  /** Why the server refused it, in words. */
  refusal: string | null;
};

/** What names a text among those of an article. */
export const textKey = (locale: Locale, segment: string): string => `${locale} ${segment}`;

/** Two texts as one: in English, a space stands between them. */
export function joinedText(locale: Locale, first: string, second: string): string {
  const isApart = locale === 'en' && first !== '' && second !== '' && !/\s$/.test(first);
  return first + (isApart ? ' ' : '') + second;
}

/** All texts of the article, those that are gone or not yet written included. */
export class Texts {
  readonly #texts = new Map<string, Text>();

  /** Takes what the server has; for the first time, before anything is typed. */
  begin(view: Pick<EditorView, 'rows'>): void {
    for (const { locale, segment, text, hash } of cellsOf(view)) {
      Object.assign(this.of(locale, segment), { base: hash, baseText: text, value: text });
    }
  }

  find(locale: Locale, segment: string): Text | undefined {
    return this.#texts.get(textKey(locale, segment));
  }

  byKey(key: string): Text | undefined {
    return this.#texts.get(key);
  }

  /** The text, made where there is none. */
  of(locale: Locale, segment: string): Text {
    const key = textKey(locale, segment);
    const found = this.#texts.get(key);
    if (found) return found;
    const text: Text = {
      key,
      locale,
      segment,
      base: null,
      baseText: '',
      value: '',
      unanswered: [],
      conflict: null,
      turned: null,
      emptiedAt: null,
      isBack: false,
      refusal: null,
    };
    this.#texts.set(key, text);
    return text;
  }

  all(): Text[] {
    return [...this.#texts.values()];
  }

  value(locale: Locale, segment: string): string {
    return this.find(locale, segment)?.value ?? '';
  }

  hasText(segment: string): boolean {
    return LOCALES.some((locale) => this.value(locale, segment) !== '');
  }

  /** Whether the server has a text of this segment in some language. */
  isSaved(segment: string): boolean {
    return LOCALES.some((locale) => (this.find(locale, segment)?.base ?? null) !== null);
  }

  /** Whether the server has a text of this segment in some language, or gets one. */
  isWritten(segment: string): boolean {
    return LOCALES.some((locale) => {
      const text = this.find(locale, segment);
      return text !== undefined && (text.base !== null || text.value !== '');
    });
  }
}

/** The cells of a view, one by one. */
export function cellsOf(view: Pick<EditorView, 'rows'>) {
  return view.rows.flatMap(({ segment, cells }) =>
    LOCALES.map((locale) => ({ key: textKey(locale, segment), locale, segment, ...cells[locale] })),
  );
}
