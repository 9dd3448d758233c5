/**
 * The header by which a route of the desk tells the gateway to render the page that it leads to at once, with what was typed: sealed, it
 * is more than a cookie holds. The gateway takes it from nobody else.
 */
export const CARRIED_HEADER = 'x-prism-carried';

/** How long it may be, in characters: it has to fit into the form of the sign-in page. */
export const LONGEST_CARRIED = 56_000;
