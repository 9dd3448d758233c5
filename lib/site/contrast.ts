/** The least contrast of a link with its ground: WCAG 2.2, 1.4.3 (AA). */
export const LEAST_CONTRAST = 4.5;

/** A colour as `#rrggbb` in lower case; undefined where it is none. */
export function colourOf(typed: string): string | undefined {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(typed.normalize('NFKC').trim()) ?? [];
  return digits && `#${digits.toLowerCase()}`;
}

/** How strongly two colours (`#rrggbb`) contrast, from 1 to 21, as WCAG defines it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
