import { describe, expect, it } from 'vitest';
import { HEIGHT, WIDTH } from './canvas.ts';
import { drawCover } from './draw-cover.ts';

const MANY = Array.from({ length: 1000 }, (_, index) => index + 1);
const CATEGORIES = ['politics', 'science', null];

/** What a page carries for the drawing. */
function bytesOf({ shapes }: ReturnType<typeof drawCover>): number {
  return shapes.map(({ tone, path }) => `<path class="${tone}" d="${path}"></path>`).join('').length + 120;
}

describe('the cover of an article', () => {
  it('is the same whenever it is drawn', () => {
    expect(drawCover({ articleId: 7, categoryKey: 'science' })).toEqual(
      drawCover({ articleId: 7, categoryKey: 'science' }),
    );
  });

  it('is different from article to article and from category to category', () => {
    const drawings = MANY.map((articleId) => JSON.stringify(drawCover({ articleId, categoryKey: 'world' })));
    expect(new Set(drawings).size).toBe(1000);
    expect(drawCover({ articleId: 7, categoryKey: 'science' })).not.toEqual(
      drawCover({ articleId: 7, categoryKey: 'world' }),
    );
  });

  it('weighs no more than 1.2 kB', () => {
    for (const categoryKey of CATEGORIES) {
      for (const articleId of MANY) {
        expect(bytesOf(drawCover({ articleId, categoryKey }))).toBeLessThanOrEqual(1200);
      }
    }
  });

  it('covers its whole ground first and consists of whole, finite numbers', () => {
    for (const articleId of MANY) {
      const { width, height, shapes } = drawCover({ articleId, categoryKey: 'culture' });
      expect([width, height]).toEqual([WIDTH, HEIGHT]);
      expect(shapes[0]?.path).toBe('M0 0H1200V675H0z');
      for (const { path } of shapes) expect(path).toMatch(/^(?:[MHVaz ]|-?\d+)+$/);
    }
  });

  it('shows each ray that counts: a beam, a facet and a hue are in every composition', () => {
    for (const articleId of MANY.slice(0, 7)) {
      const tones = drawCover({ articleId, categoryKey: 'economy' }).shapes.map(({ tone }) => tone);
      expect(tones).toEqual(expect.arrayContaining(['beam', 'ink', 'hue']));
    }
  });
});
