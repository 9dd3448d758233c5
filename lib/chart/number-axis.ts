import { scaleLinear } from 'd3-scale';
import type { Locale } from '../locale.ts';
import { axisNumberWords } from './cell-words.ts';

export type NumberAxis = {
  /** Numbers at even steps, from the lowest to the highest; the data lies between. */
  ticks: number[];
  words: string[];
  /** Where a number is, from 0 to 1. */
  at: (value: number) => number;
};

/** A line that begins above this share of its height would look as if it had lost nothing. */
const NEAR_ZERO = 0.35;

/**
 * An axis that covers all values.
 * @param options.fromZero lengths are compared, so it holds zero; otherwise it does where zero is near
 * @param options.ticks one more steps at most
 */
export function numberAxis(
  values: readonly number[],
  options: { fromZero: boolean; ticks: number; locale: Locale; suffix: string },
): NumberAxis {
  const [low, high] = span(values, options.fromZero);
  const ticks = evenTicks(low, high, options.ticks);
  const scale = scaleLinear().domain([ticks[0] ?? 0, ticks.at(-1) ?? 1]);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return {
    ticks,
    words: axisNumberWords(ticks, step, options.locale, options.suffix),
    at: (value) => scale(value),
  };
}

/** d3's own `nice` widens its steps as it goes, up to twice what the figures need. */
function evenTicks(low: number, high: number, most: number): number[] {
  const power = Math.floor(Math.log10((high - low) / most));
  for (const digit of [1, 2, 5, 10, 20]) {
    // Tenths are divided, not multiplied: 3 × 0.1 is more than 0.3.
    const numberOf = (step: number) =>
      power < 0 ? (step * digit) / 10 ** -power : step * digit * 10 ** power;
    const size = numberOf(1);
    const [first, last] = [Math.floor(low / size + 1e-9), Math.ceil(high / size - 1e-9)];
    if (last - first > most + 1) continue;
    return Array.from({ length: last - first + 1 }, (_, index) => numberOf(first + index));
  }
  return [low, high];
}

/** The lowest and highest number to show, never the same. */
export function span(values: readonly number[], fromZero: boolean): [number, number] {
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return [0, 1];
  // Numbers that differ in their last digits only are one level: an axis between them could not say which.
  const isLevel = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  if (fromZero || isLevel || low < NEAR_ZERO * high) low = Math.min(low, 0);
  if (fromZero || isLevel || high > NEAR_ZERO * low) high = Math.max(high, 0);
  return low === high ? [0, 1] : [low, high];
}
