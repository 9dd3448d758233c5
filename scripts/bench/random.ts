export type Random = {
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` different entries, in an order of their own. */
  some<T>(list: readonly T[], count: number): T[];
};

/** Chance that repeats itself: the same seed gives the same numbers on every machine (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]) => list[number(0, list.length - 1)] as T;
  const some = <T>(list: readonly T[], count: number) => {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(number(0, rest.length - 1), 1));
    }
    return taken;
  };
  return { number, pick, some };
}
