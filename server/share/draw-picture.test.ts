import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePicture } from '#lib/share/compose-picture.ts';
import { fitText } from '#lib/share/fit-text.ts';
import { SHARE_SHAPES, type ShareShape, type ShareSubject } from '#lib/share/share-address.ts';
import { printable, type Typesetter } from '#lib/share/typesetter.ts';
import { paint } from '#testing/pictures.ts';
import { drawPicture } from './draw-picture.ts';
import { loadTypesetter } from './font.ts';

const SHAPES = Object.keys(SHARE_SHAPES) as ShareShape[];
const JA = { locale: 'ja', isLarge: true } as const;
const folder = mkdtempSync(join(tmpdir(), 'prism-share-'));
let typesetter: Typesetter;

beforeAll(async () => {
  typesetter = await loadTypesetter();
});
afterAll(() => rmSync(folder, { recursive: true }));

const about = (headline: string, more: Partial<ShareSubject> = {}) =>
  ({
    kind: 'article',
    id: 3,
    locale: 'ja',
    headline,
    categoryKey: 'science',
    categoryName: '科学',
    hero: null,
    ...more,
  }) as ShareSubject;

const draw = (subject: ShareSubject, shape: ShareShape = 'card') =>
  drawPicture({ subject, shape, tagline: 'ひとつの出来事を読み解く' }, typesetter, folder);

const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer({ resolveWithObject: true });

/** How many of the pixels beside the cover are dark. */
async function inkOf(headline: string): Promise<number> {
  const { data, info } = await pixelsOf(await draw(about(headline)));
  let dark = 0;
  for (let y = 180; y < info.height; y++) {
    for (let x = 0; x < 740; x++) if ((data[(y * info.width + x) * info.channels] ?? 255) < 90) dark += 1;
  }
  return dark;
}

describe('letters', () => {
  it('are those of the face, and none is the box of a missing one', () => {
    const box = typesetter.draw('\uE000', JA);
    expect(box).toContain('<path');
    const drawn = ['語', '詩', '海', '潮', 'か', 'ナ', '、', '「', 'A', '7', '髙', '𠮷', '—', '’'].map(
      (letter) => typesetter.draw(letter, JA),
    );
    expect(new Set([...drawn, box]).size).toBe(15);
  });

  it('leave as much ink as their strokes have', async () => {
    const label = await inkOf('');
    const [one, many] = [(await inkOf('一')) - label, (await inkOf('鬱')) - label];
    expect(one).toBeGreaterThan(50);
    expect(many).toBeGreaterThan(4 * one);
  });

  it('are drawn alike where the system has no font at all', async () => {
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, '<?xml version="1.0"?><fontconfig></fontconfig>');
    const script = `
      import { createHash } from 'node:crypto';
      const { loadTypesetter } = await import('./server/share/font.ts');
      const { drawPicture } = await import('./server/share/draw-picture.ts');
      const bytes = await drawPicture(JSON.parse(process.argv[1]), await loadTypesetter(), '/');
      console.log(createHash('sha256').update(bytes).digest('hex'));`;
    const subject = about('潮はなぜ満ちるのか');
    const drawing = JSON.stringify({ subject, shape: 'card', tagline: '' });
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, drawing];
    const env = { NODE_ENV: 'test' as const, FONTCONFIG_FILE: config, HOME: folder };
    const there = execFileSync(process.execPath, args, { env, cwd: join(import.meta.dirname, '../..') });
    const here = await drawPicture(JSON.parse(drawing), typesetter, '/');
    expect(String(there).trim()).toBe(createHash('sha256').update(here).digest('hex'));
  });

  it('that the face lacks become plainer ones, 〓, or nothing', () => {
    const printed = (text: string) => printable(text, typesetter.has);
    expect(printed('CO₂')).toBe('CO2');
    expect(printed('Čapek and Łódź')).toBe('Capek and Lódź'.normalize('NFC').replace('ź', 'z'));
    expect(printed('か\u3099んばる')).toBe('がんばる');
    expect(printed('서울の夜 🌃 と朝')).toBe('〓〓の夜 と朝');
    expect(printed('平年並み')).toBe('平年並み');
  });

  it.each([
    ['🌊 Tides rise', 'Tides rise'],
    ['Tides 🌊 rise', 'Tides rise'],
    ['Tides🌊rise', 'Tides rise'],
    ['Tides 🌊🌙, and winds', 'Tides, and winds'],
    ['Tides (🌊 high) 🌊', 'Tides (high)'],
    ['海　🌊　風', '海　風'],
    ['勝利🎉の夜🌃、東京', '勝利の夜、東京'],
    ['1️⃣ 👨‍👩‍👧 家族', '1 家族'],
  ])('leave no gap where an emoji was: %s', (text, left) => {
    expect(printable(text, typesetter.has)).toBe(left);
  });
});

describe('a picture', () => {
  it.each(SHAPES)('%s has its size, and 80 kB at most, whatever the headline', async (shape) => {
    const headlines = ['津', '人類学者が読み解く、'.repeat(12), `${'W'.repeat(200)} end`];
    for (const headline of headlines) {
      const bytes = await draw(about(headline), shape);
      const { width, height, format } = await sharp(bytes).metadata();
      expect({ width, height, format }).toEqual({ ...SHARE_SHAPES[shape], format: 'jpeg' });
      expect(bytes.length).toBeLessThanOrEqual(80_000);
    }
  });

  it('of a category and of the site can be told from another', async () => {
    const subjects: ShareSubject[] = [
      { kind: 'site', locale: 'ja' },
      { kind: 'category', id: 1, locale: 'ja', categoryKey: 'politics', categoryName: '政治' },
      { kind: 'category', id: 1, locale: 'en', categoryKey: 'politics', categoryName: 'Politics' },
    ];
    const drawn = await Promise.all(subjects.map((subject) => draw(subject)));
    expect(new Set(drawn.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(3);
  });

  it('asks for no text of the renderer, which would look for fonts', () => {
    const { svg } = composePicture({ subject: about('潮'), shape: 'card', tagline: '', typesetter });
    expect(svg).not.toMatch(/<text|font|href|url\(/);
  });

  it('shows the photograph in place of a cover, with its focal point in view', async () => {
    // White at the upper left, red elsewhere.
    const photograph = await (await paint(1600, 1000)).jpeg().toBuffer();
    writeFileSync(join(folder, 'photo.jpg'), photograph);
    const at = async (focalX: number, focalY: number) => {
      const hero = { file: 'photo.jpg', focalX, focalY };
      const { data, info } = await pixelsOf(await draw(about('潮', { hero } as Partial<ShareSubject>)));
      const middle = (100 * info.width + 980) * info.channels;
      return [...data.subarray(middle, middle + 3)].map((value) => Math.round(value / 50));
    };
    expect(await at(0, 0)).toEqual([5, 5, 5]);
    expect(await at(1, 1)).toEqual([4, 1, 1]);
  });
});

describe('a headline', () => {
  const fitted = (text: string, height = 300) =>
    fitText({
      text,
      style: JA,
      box: { width: 640, height },
      sizes: [80, 60, 40],
      widthOf: typesetter.widthOf,
    });

  it('is as large as it fits, on lines that are no wider than their box', () => {
    expect(fitted('津波').size).toBe(80);
    for (const text of ['津波', '世界の貿易を左右する、海峡という細い道', 'あ'.repeat(60)]) {
      const { size, lines, leading } = fitted(text);
      expect(lines.length * size * leading).toBeLessThanOrEqual(300);
      for (const line of lines) expect(typesetter.widthOf(line, JA) * size).toBeLessThanOrEqual(640 * 1.01);
    }
  });

  it('that is too long even at the smallest size says that it goes on', () => {
    const { size, lines } = fitted('人類学者が読み解く、'.repeat(30));
    expect(size).toBe(40);
    expect(lines.at(-1)).toMatch(/[^、]…$/);
  });
});
