import { isShowable } from '#lib/parse-time.ts';
import { refuse } from './run-command.ts';

/**
 * Ends the verb when one of the instants that it was given is none, or of a year that no page can show. Whoever reads times
 * from a person has looked already; this is for whoever did not.
 */
export function refuseInvalidTime(...instants: (Date | null | undefined)[]): void {
  if (instants.some((instant) => instant && !isShowable(instant))) refuse('invalid-time');
}
