/*
 * Figures are drawn by rows of the sheet, and rows have a menu that makes figures: the menu fetches what draws them by this
 * door, so that neither imports the other.
 */

let load: () => Promise<unknown> = async () => {};

/** Says how figures are fetched; by what draws them, when it is there itself. */
export function fetchesFigures(by: () => Promise<unknown>): void {
  load = by;
}

/** Fetches what draws figures, ahead of somebody who may make one. */
export function fetchFigures(): void {
  void load();
}
