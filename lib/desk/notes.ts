import type { Locale } from '../locale.ts';

/** A note on a text as the desk shows it. Instants are ISO 8601. */
export type NoteView = {
  id: number;
  locale: Locale;
  /** The text that it is about. It may be gone from the draft. */
  segment: string;
  /** What that says, or said last. */
  about: string;
  text: string;
  by: string;
  at: string;
  /** Who said that it is settled; null while it is open. */
  resolvedBy: string | null;
};

/** `GET …/notes`, and what every change of them answers: oldest first. */
export type NotesAnswer = {
  notes: NoteView[];
  /** Who can be named with an @. */
  people: string[];
};

/** The names that a text has behind an @, each once; of two that begin alike the longer one. */
export function mentionsIn(text: string, names: readonly string[]): string[] {
  let rest = text;
  const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  return longestFirst.filter((name) => {
    if (!rest.includes(`@${name}`)) return false;
    rest = rest.replaceAll(`@${name}`, '');
    return true;
  });
}
