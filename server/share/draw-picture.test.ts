import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlockOf } from '#lib/article/document.ts';
import { composePicture } from '#lib/share/compose-picture.ts';
import { fitText } from '#lib/share/fit-text.ts';
import { CHART_PICTURE, type DrawnSubject, SHARE_SHAPES, type ShareShape } from '#lib/share/share-address.ts';
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

const about = (headline: string, more: Partial<DrawnSubject> = {}) =>
  ({
    kind: 'article',
    id: 3,
    locale: 'ja',
    headline,
    categoryKey: 'science',
    categoryName: '科学',
    hero: null,
    ...more,
  }) as DrawnSubject;

const draw = (subject: DrawnSubject, shape: ShareShape = 'card') =>
  drawPicture(
    { subject, shape, tagline: 'ひとつの出来事を読み解く', name: 'PRISM News' },
    typesetter,
    folder,
  );

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
    const drawing = JSON.stringify({ subject, shape: 'card', tagline: '', name: 'PRISM News' });
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
    const subjects: DrawnSubject[] = [
      { kind: 'site', locale: 'ja' },
      { kind: 'category', id: 1, locale: 'ja', categoryKey: 'politics', categoryName: '政治' },
      { kind: 'category', id: 1, locale: 'en', categoryKey: 'politics', categoryName: 'Politics' },
    ];
    const drawn = await Promise.all(subjects.map((subject) => draw(subject)));
    expect(new Set(drawn.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(3);
  });

  it('asks for no text of the renderer, which would look for fonts', () => {
    const { svg } = composePicture({
      subject: about('潮'),
      shape: 'card',
      tagline: '',
      name: 'PRISM News',
      typesetter,
    });
    expect(svg).not.toMatch(/<text|font|href|url\(/);
  });

  it('shows the photograph in place of a cover, with its focal point in view', async () => {
    // White at the upper left, red elsewhere.
    const photograph = await (await paint(1600, 1000)).jpeg().toBuffer();
    writeFileSync(join(folder, 'photo.jpg'), photograph);
    const at = async (focalX: number, focalY: number) => {
      const hero = { file: 'photo.jpg', focalX, focalY };
      const { data, info } = await pixelsOf(await draw(about('潮', { hero } as Partial<DrawnSubject>)));
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

describe('a chart', () => {
  const chart = (figures: [string, string][], more: object = {}) =>
    ({
      id: 'c',
      kind: 'chart',
      form: 'column',
      title: '潮の高さ',
      columns: [{ id: 'a' }, { id: 'b' }],
      rows: figures.map(([name, figure], index) => ({ id: `r${index}`, cells: { a: name, b: figure } })),
      ...more,
    }) as BlockOf<'chart'>;
  const drawn = async (of: BlockOf<'chart'>) => {
    const bytes = await drawPicture(
      { subject: { kind: 'chart', id: 3, locale: 'ja', categoryKey: 'science', chart: of } },
      typesetter,
      folder,
    );
    expect(await sharp(bytes).metadata()).toMatchObject({ ...CHART_PICTURE, format: 'png' });
    const { data, info } = await pixelsOf(bytes);
    return Array.from({ length: info.width }, (_, x) =>
      Array.from({ length: info.height }, (_, y) => {
        const [r = 0, , b = 0] = data.subarray((y * info.width + x) * info.channels);
        return b - r > 60;
      }).filter(Boolean),
    ).map(({ length }) => length);
  };

  it('has its columns as high as their figures, in the hue of the story', async () => {
    const heights = await drawn(
      chart([
        ['一', '100'],
        ['二', '50'],
      ]),
    );
    const [left, right] = [Math.max(...heights.slice(0, 600)), Math.max(...heights.slice(600))];
    expect(left / right).toBeCloseTo(2, 1);
    expect(heights.filter((height) => height > 100).length).toBeGreaterThan(400);
  });

  it('has room for thirty rows, and for names and a title that are long', async () => {
    const rows = Array.from({ length: 30 }, (_, n): [string, string] => [
      `${n}番目の観測点の長い名前`,
      String(n + 1),
    ]);
    const heights = await drawn(chart(rows, { form: 'bar', title: '潮'.repeat(200) }));
    expect(Math.max(...heights)).toBeGreaterThan(100);
  });
});
