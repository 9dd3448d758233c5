/** Of an article what its cover is drawn of, in characters: how long each key point is, and each section, 0 where there is none. */
export type CoverParts = { points: number[]; sections: number[] };

/** Of what has no text of its own, such as a category. */
export const NO_PARTS: CoverParts = { points: [], sections: [] };

/** What a composition takes from the parts of an article. */
export type Measures = {
  /** How wide each ray is beside the others: a key point each. */
  weights: number[];
  /** The ray that stands out: the key point that says most. */
  chosen: number;
  /** From 0 to 1, how much of the text the analysis is: the size of the facet. */
  depth: number;
};

/** Fewer rays are no spread, more are not told apart in a small picture. */
const [FEWEST, MOST] = [4, 8];
/** The widest ray is so many times as wide as the narrowest, whatever the texts are. */
const WIDEST = 3;
/** The place of the analysis among the sections of a page. */
const ANALYSIS = 2;

/**
 * What is drawn of an article. Of one with few key points the sections are rays too; one without any text has equal ones.
 * @param own a number of the article's own, by which equal parts are told apart
 */
export function measuresOf({ points, sections }: CoverParts, own: number): Measures {
  const texts = [...points, ...sections].filter((length) => length > 0);
  const rays = (points.length < FEWEST ? texts : points).slice(0, MOST);
  const lengths = Array.from({ length: Math.max(FEWEST, rays.length) }, (_, index) => rays[index] ?? 1);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const share = (length: number) => (most === least ? 0.5 : (length - least) / (most - least));
  // In steps: a corrected word seldom makes another drawing, and so no list that shows it another page.
  const inSteps = (value: number, steps: number) => Math.round(value * steps) / steps;
  const all = sections.reduce((sum, length) => sum + length, 0);
  return {
    weights: lengths.map((length) => 1 + (WIDEST - 1) * inSteps(share(length), 4)),
    chosen: most === least ? own % lengths.length : lengths.indexOf(most),
    depth: all === 0 ? 0.5 : inSteps(Math.min(1, (sections[ANALYSIS] ?? 0) / all), 8),
  };
}
