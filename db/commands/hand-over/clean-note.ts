import { cleanText } from '#lib/article/clean-text.ts';
import { HAND_OVER_LIMITS } from '#lib/article/hand-over.ts';
import { refuse } from '../run/run-command.ts';

/** What somebody has typed for a colleague, as it is kept; '' where it says nothing. Refuses what is too long. */
export function cleanNote(typed: string): string {
  const note = cleanText(typed, { lines: 'many' }).trim();
  if (note.length > HAND_OVER_LIMITS.note) refuse('hand-over-too-long', { most: HAND_OVER_LIMITS.note });
  return note;
}
