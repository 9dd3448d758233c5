/** Stand-in until branch reader is merged. */
export const SPECULATION_RULES_PATH = '/speculation-rules.json';
export const SPECULATION_RULES = '{}';
