/** So many stories may be chosen for the end of one article; readers see the first of them that are public in their language. */
export const MOST_PICKS = 8;

export const PICK_ACTS = ['add', 'remove', 'up', 'down'] as const;
export type PickAct = (typeof PICK_ACTS)[number];
