/** The key of the author that every store has: the newsroom as a whole. */
export const NEWSROOM = 'newsroom';
