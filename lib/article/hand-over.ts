import { LOCALES, type Locale } from '../locale.ts';

/** What is said when a draft is handed over: it is ready for somebody else to read, it may go out, or it comes back. */
export const HAND_OVER_ACTS = ['ready', 'approved', 'sent-back'] as const;
export type HandOverAct = (typeof HAND_OVER_ACTS)[number];

/** How much one form takes: of a note and of a sentence in characters, of a checklist in sentences. */
export const HAND_OVER_LIMITS = { note: 2_000, sentence: 200, sentences: 30 } as const;

/** What a newsroom asks for before readers get a text. */
export type PublishingRules = {
  /** A second person has to approve the very revision. */
  fourEyes: boolean;
  /** Sentences that are ticked for each revision, by the language of the edition. */
  checklist: Record<Locale, string[]>;
  /** Whether a sentence without a tick keeps an edition from being published; else it is only shown. */
  checklistBlocks: boolean;
};

export const NO_RULES: PublishingRules = {
  fourEyes: false,
  checklist: { ja: [], en: [] },
  checklistBlocks: false,
};

/** Reads the rules as the store keeps them; what is not there asks for nothing. */
export function parseRules(stored: unknown): PublishingRules {
  const { fourEyes, checklist, checklistBlocks } = (stored ?? {}) as Partial<PublishingRules>;
  const sentences = (locale: Locale) => checklist?.[locale] ?? [];
  return {
    fourEyes: fourEyes === true,
    checklist: Object.fromEntries(LOCALES.map((locale) => [locale, sentences(locale)])) as Record<
      Locale,
      string[]
    >,
    checklistBlocks: checklistBlocks === true,
  };
}

/** How a revision stands to the rules. */
export type HandOverState = {
  /** Whether a second person has to approve it and has not. */
  lacksApproval: boolean;
  /** What the sentences without a tick do. */
  openChecks: 'none' | 'warn' | 'block';
};

/** Of a text that readers have, or where there is nothing to ask for. */
export const NOTHING_TO_ASK: HandOverState = { lacksApproval: false, openChecks: 'none' };

/** Who is to write or edit an edition, by the id of the account ('' where only the deadline stands), and until when. */
export type Assigned = { userId: string; dueAt: Date | null };

/** What a form says that it saw of it; '' for nobody. */
export const assignedAs = (assigned: Assigned | null): string =>
  assigned ? `${assigned.userId} ${assigned.dueAt?.toISOString() ?? ''}` : '';
