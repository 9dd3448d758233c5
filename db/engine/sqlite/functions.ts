import { searchText, searchWords } from '#lib/desk/search-text.ts';

/** What SQL of ours calls by name besides SQLite's own functions: text in, text out, always the same for the same. */
export const FUNCTIONS = { desk_search_text: searchText, desk_search_words: searchWords };
