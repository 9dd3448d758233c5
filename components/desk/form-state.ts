import type { RefusalCode } from '#db/commands/run/run-command.ts';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import type { BulkOutcome } from '#lib/desk/bulk-outcome.ts';
import type en from '#messages/en.json';

export type AnswerCode = keyof (typeof en)['desk']['answers'];

/** A sentence about what a form asked for: one of `desk.answers`, or a verb's refusal. */
export type Sentence = { detail?: Record<string, string | number> } & (
  | { code: AnswerCode }
  | { refusal: RefusalCode; problems?: PublishProblem[] | undefined }
);

/** What a form was answered, as the page shows it. */
export type FormState = {
  /** Which form of the page is answered. */
  form: string;
  success?: Sentence;
  error?: Sentence;
  /** What is wrong with a field, by its name. */
  fields?: Record<string, AnswerCode>;
  /** What was typed, passwords excepted. */
  values?: Record<string, string>;
  /** What became of an action on several articles. */
  bulk?: BulkOutcome;
  /** Shown once. */
  once?: {
    link?: string;
    email?: string;
    until?: string;
    uri?: string;
    codes?: string[];
    token?: string;
    name?: string;
  };
};
