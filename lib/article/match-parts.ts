type Pair = [index: number, other: number];

/**
 * Finds for each part of a list the one it corresponds to in another list, in order. Parts with an equal first key
 * are anchors; between anchors the next key decides, and last the kind alone.
 * @param keys texts to compare by, the strictest first; undefined corresponds to nothing
 */
export function matchParts<T>(
  list: T[],
  others: T[],
  keys: ((part: T) => string | undefined)[],
  kindOf: (part: T) => string,
): (T | undefined)[] {
  const partners = new Array<T | undefined>(list.length).fill(undefined);
  const rounds = [...keys, kindOf].map((key) => ({ of: list.map(key), among: others.map(key) }));

  const match = (round: number, start: number, end: number, otherStart: number, otherEnd: number): void => {
    const texts = rounds[round];
    if (!texts || start >= end || otherStart >= otherEnd) return;
    const pairs = commonSubsequence(texts.of.slice(start, end), texts.among.slice(otherStart, otherEnd));
    let from = start;
    let otherFrom = otherStart;
    for (const [index, other] of pairs) {
      partners[start + index] = others[otherStart + other];
      match(round + 1, from, start + index, otherFrom, otherStart + other);
      from = start + index + 1;
      otherFrom = otherStart + other + 1;
    }
    match(round + 1, from, end, otherFrom, otherEnd);
  };
  match(0, 0, list.length, 0, others.length);
  return partners;
}

/** The longest common subsequence of two lists, as pairs of positions; of several, the one with the earliest pairs. */
function commonSubsequence(a: (string | undefined)[], b: (string | undefined)[]): Pair[] {
  const same = (i: number, j: number) => a[i] !== undefined && a[i] === b[j];
  let prefix = 0;
  while (prefix < Math.min(a.length, b.length) && same(prefix, prefix)) prefix += 1;
  let suffix = 0;
  const most = Math.min(a.length, b.length) - prefix;
  while (suffix < most && same(a.length - 1 - suffix, b.length - 1 - suffix)) suffix += 1;

  const [rows, columns] = [a.length - suffix, b.length - suffix];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= prefix; i -= 1) {
    for (let j = columns - 1; j >= prefix; j -= 1) {
      lengths[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }

  const pairs: Pair[] = Array.from({ length: prefix }, (_, i) => [i, i]);
  for (let [i, j] = [prefix, prefix]; i < rows && j < columns; ) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  for (let back = suffix; back > 0; back -= 1) pairs.push([a.length - back, b.length - back]);
  return pairs;
}
