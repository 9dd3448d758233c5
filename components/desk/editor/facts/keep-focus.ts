/**
 * Gives the focus to the neighbour of a control that is gone, unless somebody has taken it elsewhere meanwhile.
 * @param controls what is there now, of the same kind
 * @param at where the one that is gone stood
 * @param fallback where there is no other
 */
export function focusNeighbour(
  controls: Iterable<HTMLElement> | undefined,
  at: number,
  fallback: HTMLElement | null | undefined,
): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const all = [...(controls ?? [])];
  (all[at] ?? all.at(-1) ?? fallback)?.focus();
}
