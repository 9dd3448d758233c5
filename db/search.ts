import type {
  DraftsQuestion,
  NearestQuestion,
  SearchAnswer,
  SearchQuestion,
  Suggestion,
  SuggestQuestion,
} from '#lib/search/question.ts';

/** What an engine can find: in the texts that readers may see at the time of a question, or for staff in all texts. Answers take no time of the thread that serves. */
export type Search = {
  /** @throws SearchIsBusy when too many wait */
  find(question: SearchQuestion): Promise<SearchAnswer>;
  /**
   * Articles whose text has the words, as it is written now or as readers see it: the newest texts first.
   * @throws SearchIsBusy when too many wait
   */
  drafts(question: DraftsQuestion): Promise<number[]>;
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
