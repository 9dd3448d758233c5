import type {
  NearestQuestion,
  SearchAnswer,
  SearchQuestion,
  Suggestion,
  SuggestQuestion,
} from '#lib/search/question.ts';

/** What an engine can find in the texts that readers may see at the time of a question. Answers take no time of the thread that serves. */
export type Search = {
  /** @throws SearchIsBusy when too many wait */
  find(question: SearchQuestion): Promise<SearchAnswer>;
  /**
   * The articles whose text in one language is nearest to that of another article, best first: some of them may be public only when a
   * date comes. Null where its own text is not in the index.
   * @throws SearchIsBusy when too many wait
   */
  nearest(article: NearestQuestion): Promise<number[] | null>;
  /** @throws SearchIsBusy when too many wait */
  suggest(question: SuggestQuestion): Promise<Suggestion[]>;
};

/** So many wait for an answer that another one would wait too long. */
export class SearchIsBusy extends Error {
  override name = 'SearchIsBusy';

  constructor() {
    super('Too many searches at once.');
  }
}

/** Told by name, for the class exists twice in the process (docs/where-code-lives.md). */
export function isSearchBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'SearchIsBusy';
}
