import { parentPort, workerData } from 'node:worker_threads';
import type { SearchAnswer, SearchQuestion, Suggestion, SuggestQuestion } from '#lib/search/question.ts';
import { connect } from '../connect.ts';
import { answerSearch } from './answer.ts';
import { suggestFor } from './suggest.ts';

/** What the thread is asked. */
export type Asked = { number: number } & ({ search: SearchQuestion } | { suggest: SuggestQuestion });

/** What it answers; an error is what the store or this program did wrong, never what was typed. */
export type Answered = { number: number } & ({ answer: SearchAnswer | Suggestion[] } | { error: unknown });

const database = connect((workerData as { file: string }).file, { readonly: true });

parentPort?.on('message', (asked: Asked) => {
  const { number } = asked;
  let answered: Answered;
  try {
    const answer =
      'search' in asked ? answerSearch(database, asked.search) : suggestFor(database, asked.suggest);
    answered = { number, answer };
  } catch (error) {
    answered = { number, error };
  }
  parentPort?.postMessage(answered);
});
