import { describe, expect, it } from 'vitest';
import { HEIGHT, WIDTH } from './canvas.ts';
import { markupOf } from './cover-markup.ts';
import { drawCover, kindOfCover } from './draw-cover.ts';
import { NO_PARTS } from './measures.ts';

const MANY = Array.from({ length: 1000 }, (_, index) => index + 1);
const CATEGORIES = ['politics', 'science', null];
const PARTS = { points: [40, 62, 35, 80, 51], sections: [400, 500, 2400, 700, 300] };
const LONGEST = { points: [40, 62, 35, 80, 51, 9, 70, 33, 21], sections: [400, 500, 9400, 700, 300] };

const ofWorld = (articleId: number, parts = PARTS) => drawCover({ articleId, categoryKey: 'world', parts });
/** How many closed shapes a tone has. */
const count = (drawing: ReturnType<typeof drawCover>, tone: string) =>
  drawing.shapes
    .filter((each) => each.tone === tone)
    .reduce((n, { path }) => n + path.split('z').length - 1, 0);

describe('the cover of an article', () => {
  it('is the same whenever it is drawn', () => {
    expect(ofWorld(7)).toEqual(ofWorld(7));
  });

  it('is different from article to article and from category to category', () => {
    expect(new Set(MANY.map((articleId) => JSON.stringify(ofWorld(articleId)))).size).toBe(1000);
    expect(drawCover({ articleId: 7, categoryKey: 'science', parts: PARTS })).not.toEqual(ofWorld(7));
  });

  it('is of another kind for any two of 28 articles that follow each other', () => {
    for (const first of MANY.slice(0, 100)) {
      const kinds = Array.from({ length: 28 }, (_, n) => JSON.stringify(kindOfCover(first + n)));
      expect(new Set(kinds).size).toBe(28);
    }
  });

  it('has a ray for each key point, the longest in the hue', () => {
    // 22 is of the second composition, a lens, by day: five beams enter, four rays leave softly and one in the hue.
    const lens = ofWorld(22);
    expect([count(lens, 'beam'), count(lens, 'soft'), count(lens, 'hue')]).toEqual([5, 4, 1]);
    const other = ofWorld(22, { ...PARTS, points: [40, 62, 99, 80, 51] });
    expect(other).not.toEqual(lens);
    expect(count(ofWorld(22, { ...PARTS, points: [1, 2, 3, 4, 5, 6] }), 'beam')).toBe(6);
  });

  it('has a larger facet the more of the text is analysis', () => {
    const width = (analysis: number) => {
      const { shapes } = ofWorld(28, { ...PARTS, sections: [400, 0, analysis, 0, 0] });
      const [apex = 0, , right = 0, , left = 0] = (
        shapes.find(({ tone }) => tone === 'ink')?.path.match(/-?\d+/g) ?? []
      ).map(Number);
      expect(apex).toBeGreaterThan(left);
      return right - left;
    };
    expect(width(4000)).toBeGreaterThan(width(100) + 100);
  });

  it('weighs no more than 1.2 kB', () => {
    for (const categoryKey of CATEGORIES) {
      for (const articleId of MANY) {
        const markup = markupOf(
          drawCover({ articleId, categoryKey, parts: LONGEST }),
          (tone) => `class="${tone}"`,
        );
        expect(markup.length + 120).toBeLessThanOrEqual(1200);
      }
    }
  });

  it('covers its whole ground first and consists of whole, finite numbers', () => {
    for (const articleId of MANY) {
      const parts = articleId % 2 === 0 ? PARTS : NO_PARTS;
      const { width, height, shapes } = drawCover({ articleId, categoryKey: 'culture', parts });
      expect([width, height]).toEqual([WIDTH, HEIGHT]);
      expect(shapes[0]?.path).toBe('M0 0H1200V675H0z');
      for (const { path } of shapes) expect(path).toMatch(/^(?:[MHVaz ]|-?\d+)+$/);
    }
  });

  it('shows each ray that counts: light, a facet and a hue are in every composition', () => {
    for (const articleId of MANY.slice(0, 28)) {
      const tones = ofWorld(articleId).shapes.map(({ tone }) => tone);
      const isNight = kindOfCover(articleId).arrangement === 2;
      expect(tones).toEqual(expect.arrayContaining(isNight ? ['light', 'hue'] : ['beam', 'ink', 'hue']));
    }
  });
});
