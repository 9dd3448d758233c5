import type { Locale } from '#lib/locale.ts';
import type { Staff } from './actor.ts';

/** Somebody who is signed in: may act (commands take an Actor), and has a language and a session of their own. */
export type Viewer = Staff & {
  userId: string;
  email: string;
  /** The language in which they want the desk. */
  locale: Locale;
  sessionId: string;
  hasTwoFactor: boolean;
};
