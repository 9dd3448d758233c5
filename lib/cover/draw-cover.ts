import { type CoverShape, type CoverTone, HEIGHT, WIDTH } from './canvas.ts';
import { COMPOSITIONS } from './compositions.ts';
import { type CoverParts, measuresOf } from './measures.ts';
import { hashOf, seededRandom } from './random.ts';

export type CoverSubject = { articleId: number; categoryKey: string | null; parts: CoverParts };

export type CoverDrawing = {
  width: number;
  height: number;
  /** Whether it stands on its head: what comes from above comes from below. */
  isTurned: boolean;
  shapes: CoverShape[];
};

/**
 * In how many ways a composition is arranged: which way up, and on which ground. By night the ground is dark and the light is light,
 * whatever the page's own ground is.
 */
const ARRANGEMENTS = [
  { isTurned: false, tones: {} },
  { isTurned: true, tones: { paper: 'tint', tint: 'paper', gleam: 'soft' } },
  {
    isTurned: false,
    tones: { paper: 'ink', tint: 'deep', ink: 'paper', beam: 'light', gleam: 'soft', soft: 'dim' },
  },
  { isTurned: true, tones: {} },
] as const satisfies { isTurned: boolean; tones: Partial<Record<CoverTone, CoverTone>> }[];

/**
 * The drawing for an article without a photograph: its key points are the rays, the longest stands out. The same for the same
 * parts, always. Articles stand in lists beside those that were written at about the same time, so compositions go round by
 * their ids, and arrangements with each round: of 28 articles that follow each other no two are of a kind.
 */
export function drawCover({ articleId, categoryKey, parts }: CoverSubject): CoverDrawing {
  const { composition, arrangement } = kindOfCover(articleId);
  const { isTurned, tones } = ARRANGEMENTS[arrangement] ?? ARRANGEMENTS[0];
  const seed = hashOf(`${articleId} ${categoryKey ?? ''}`);
  const compose = COMPOSITIONS[composition] ?? COMPOSITIONS[0];
  const shapes = compose(seededRandom(seed), measuresOf(parts, articleId));
  const ownTones: Partial<Record<CoverTone, CoverTone>> = tones;
  return {
    width: WIDTH,
    height: HEIGHT,
    isTurned,
    shapes: shapes.map(({ tone, path }) => ({ tone: ownTones[tone] ?? tone, path })),
  };
}

/** What a reader takes two covers apart by, from across the room. */
export function kindOfCover(articleId: number): { composition: number; arrangement: number } {
  const round = Math.floor(articleId / COMPOSITIONS.length);
  return {
    composition: articleId % COMPOSITIONS.length,
    arrangement: (articleId + 2 * round) % ARRANGEMENTS.length,
  };
}
