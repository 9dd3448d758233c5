import { parentPort, workerData } from 'node:worker_threads';
import type {
  DraftsQuestion,
  NearestQuestion,
  SearchAnswer,
  SearchQuestion,
  Suggestion,
  SuggestQuestion,
} from '#lib/search/question.ts';
import { connect } from '../connect.ts';
import { answerSearch } from './answer.ts';
import { draftsWith } from './drafts.ts';
import { nearestTo } from './nearest.ts';
import { suggestFor } from './suggest.ts';

/** What the thread is asked. */
export type Asked = { number: number } & (
  | { search: SearchQuestion }
  | { suggest: SuggestQuestion }
  | { drafts: DraftsQuestion }
  | { nearest: NearestQuestion }
);

/** What it answers; an error is what the store or this program did wrong, never what was typed. */
export type Answered = { number: number } & (
  | { answer: SearchAnswer | Suggestion[] | number[] | null }
  | { error: unknown }
);

const database = connect((workerData as { file: string }).file, { readonly: true });

function answerTo(asked: Asked) {
  if ('search' in asked) return answerSearch(database, asked.search);
  if ('suggest' in asked) return suggestFor(database, asked.suggest);
  if ('drafts' in asked) return draftsWith(database, asked.drafts);
  return nearestTo(database, asked.nearest);
}

parentPort?.on('message', (asked: Asked) => {
  const { number } = asked;
  let answered: Answered;
  try {
    answered = { number, answer: answerTo(asked) };
  } catch (error) {
    answered = { number, error };
  }
  parentPort?.postMessage(answered);
});
