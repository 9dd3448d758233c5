import { type CoverShape, HEIGHT, WIDTH } from './canvas.ts';
import { COMPOSITIONS } from './compositions.ts';
import { hashOf, seededRandom } from './random.ts';

export type CoverDrawing = { width: number; height: number; shapes: CoverShape[] };

/**
 * The drawing for an article without a photograph: the same for the same article and category, always. Articles whose
 * ids follow each other have different compositions, because lists show them side by side.
 */
export function drawCover(args: { articleId: number; categoryKey: string | null }): CoverDrawing {
  const { articleId, categoryKey } = args;
  const seed = hashOf(`${articleId} ${categoryKey ?? ''}`);
  const turn = (articleId * 3 + hashOf(categoryKey ?? '')) % COMPOSITIONS.length;
  const compose = COMPOSITIONS[turn] ?? COMPOSITIONS[0];
  return { width: WIDTH, height: HEIGHT, shapes: compose(seededRandom(seed)) };
}
