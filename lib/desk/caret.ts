/**
 * Where a caret belongs after somebody else's text replaced the one it stood in: beside the same letters as before.
 * @param at its place in `before`
 */
export function caretAfter(before: string, after: string, at: number): number {
  let start = 0;
  const shortest = Math.min(before.length, after.length);
  while (start < shortest && before[start] === after[start]) start += 1;
  if (at <= start) return at;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (at >= before.length - end) return at + after.length - before.length;
  return after.length - end;
}
