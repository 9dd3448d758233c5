import type { CoverTone } from '../cover/canvas.ts';

/* The colours of the site by day (app/styles, app/(portal)/styles), for a program that knows no stylesheet and no OKLCH. */

type Oklab = readonly [lightness: number, a: number, b: number];

export const PAPER = '#faf7f1';
export const INK = '#1c1a17';

const COVER_PAPER = '#efe9dd';
const COVER_INK = '#24262c';

/** Lightness, chroma and hue of OKLCH for each category of the taxonomy. */
export const CATEGORY_HUES: Record<string, readonly [number, number, number]> = {
  politics: [0.5, 0.16, 20],
  society: [0.5, 0.13, 45],
  business: [0.5, 0.1, 75],
  environment: [0.5, 0.12, 140],
  economy: [0.5, 0.09, 175],
  science: [0.5, 0.085, 215],
  world: [0.5, 0.13, 250],
  technology: [0.5, 0.16, 285],
  culture: [0.5, 0.16, 335],
};

/** The accent, where there is no category that we know. */
const ACCENT = '#9a2f1b';

/** The spectrum under the name of the site. */
export const SPECTRUM = (
  [
    [0.6, 0.15, 35],
    [0.6, 0.13, 80],
    [0.6, 0.11, 160],
    [0.6, 0.12, 245],
    [0.6, 0.14, 300],
  ] as const
).map(hexOf);

/** The hue of a category, as text on paper and in its covers. */
export function hueOf(categoryKey: string | null): string {
  const hue = CATEGORY_HUES[categoryKey ?? ''];
  return hue ? hexOf(hue) : ACCENT;
}

/** The colours of a cover in a hue. */
export function coverColours(hue: string): Record<CoverTone, string> {
  return {
    paper: COVER_PAPER,
    ink: COVER_INK,
    beam: COVER_INK,
    light: COVER_PAPER,
    gleam: COVER_PAPER,
    hue,
    soft: mix(hue, COVER_PAPER, 0.45),
    tint: mix(hue, COVER_PAPER, 0.2),
    deep: mix(hue, COVER_INK, 0.3),
    dim: mix(hue, COVER_INK, 0.6),
  };
}

/** `color-mix(in oklab, …)`. @param share of the first colour, from 0 to 1 */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [toOklab(one), toOklab(other)];
  return toHex(a.map((value, index) => value * share + (b[index] ?? 0) * (1 - share)) as unknown as Oklab);
}

/** The sRGB colour, in hexadecimal, of lightness, chroma and hue (in degrees) in OKLCH. */
export function hexOf([lightness, chroma, hue]: readonly [number, number, number]): string {
  const angle = (hue * Math.PI) / 180;
  return toHex([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

// The matrices of CSS Color 4, between linear sRGB, the cones' response and OKLab.

function toHex([l, a, b]: Oklab): string {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return `#${linear
    .map((value) =>
      Math.round(encoded(value) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function toOklab(hex: string): Oklab {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    decoded(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function encoded(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function decoded(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
