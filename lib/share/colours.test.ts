import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATEGORY_HUES, coverColours, hexOf, hueOf } from './colours.ts';

const STYLES = join(import.meta.dirname, '../../app/(portal)/styles/base.css');

it('OKLCH becomes the colour that CSS Color 4 gives for it', () => {
  expect(hexOf([0.62796, 0.25768, 29.234])).toBe('#ff0000');
  expect(hexOf([0.86644, 0.294827, 142.4953])).toBe('#00ff00');
  expect(hexOf([0.452, 0.313214, 264.052])).toBe('#0000ff');
  expect(hexOf([1, 0, 0])).toBe('#ffffff');
  expect(hexOf([0, 0, 0])).toBe('#000000');
});

it('a category has the hue that it has on its pages by day', () => {
  const css = readFileSync(STYLES, 'utf8');
  const ofPages = Array.from(
    css.matchAll(/--hue-([a-z]+): light-dark\(oklch\(([\d. ]+)\)/g),
    ([, key, hue]) => [key, hue?.split(' ').map(Number)],
  );
  expect(Object.fromEntries(ofPages)).toEqual(CATEGORY_HUES);
});

it('a category that we do not know has the accent of the site', () => {
  expect([hueOf('gardening'), hueOf(null)]).toEqual(['#9a2f1b', '#9a2f1b']);
});

it('soft tones lie between the hue and the paper of covers', () => {
  const { paper, soft, tint } = coverColours('#efe9dd');
  expect([paper, soft, tint]).toEqual(['#efe9dd', '#efe9dd', '#efe9dd']);
  const brightness = (hex: string) => Number.parseInt(hex.slice(1, 3), 16);
  const dark = coverColours('#000000');
  expect(brightness(dark.soft)).toBeLessThan(brightness(dark.tint));
  expect(brightness(dark.tint)).toBeLessThan(brightness(dark.paper));
});
