import { type CoverShape, type CoverTone, HEIGHT as H, WIDTH as W } from './canvas.ts';
import type { Measures } from './measures.ts';
import type { Random } from './random.ts';
import { along, beam, type Line, type Point, polygon, ray, type Spread } from './shapes.ts';

/*
 * Each composition tells the same thing: one thin beam meets a facet and leaves as its parts, one of which is the part
 * that this story is about. Facets stand left of the middle, so that a square crop keeps them and some of the spread.
 *
 * There is no sunburst among them: rays in a half circle around a centre are a flag that Asia remembers.
 */
export type Composition = (random: Random, measures: Measures) => CoverShape[];

const paint = (tone: CoverTone, ...paths: string[]): CoverShape => ({ tone, path: paths.join('') });
const ground = (tone: CoverTone): CoverShape => paint(tone, `M0 0H${W}V${H}H0z`);
const between = (random: Random, low: number, high: number) => low + (high - low) * random();
/** The larger, the more of the text is analysis. */
const byDepth = ({ depth }: Measures, low: number, high: number) => low + (high - low) * depth;

/** Rays from narrow to wide or from wide to narrow. */
function fillOf(random: Random): Spread['fill'] {
  const [narrow, wide] = [between(random, 0.16, 0.24), between(random, 0.5, 0.66)];
  return random() < 0.5 ? [narrow, wide] : [wide, narrow];
}

/** A spread in two tones: a ray for each part, and the one of the part that says most. */
function spreadOut(
  { weights, chosen }: Measures,
  place: Omit<Spread, 'weights'>,
  tones: [rest: CoverTone, chosen: CoverTone],
): CoverShape[] {
  const spread = { ...place, weights };
  const rest = weights.flatMap((_, index) => (index === chosen ? [] : [ray(spread, index)]));
  return [paint(tones[0], ...rest), paint(tones[1], ray(spread, chosen))];
}

/** A prism on its base, its far side in the light. */
const prism: Composition = (random, measures) => {
  const apex: Point = [between(random, 440, 560), between(random, 80, 150)];
  const base = between(random, 530, 600);
  const left: Point = [apex[0] - byDepth(measures, 150, 290), base];
  const right: Point = [apex[0] + byDepth(measures, 150, 280), base];
  const ridge: Point = [apex[0] + between(random, 30, 90), base];
  const entry = along([apex, left], between(random, 0.45, 0.6));
  return [
    ground('paper'),
    ...spreadOut(
      measures,
      {
        from: [along([apex, right], 0.34), along([apex, right], 0.56)],
        to: [
          [W, between(random, 90, 220)],
          [W, H + between(random, -40, 80)],
        ],
        fill: fillOf(random),
      },
      ['soft', 'hue'],
    ),
    paint('beam', beam([0, entry[1] + between(random, 60, 150)], entry, 7)),
    paint('ink', polygon(apex, right, left)),
    paint('hue', polygon(apex, right, ridge)),
  ];
};

/** A pane that crosses the page and bends what passes. */
const pane: Composition = (random, measures) => {
  const lean = between(random, 120, 260);
  const x = between(random, 420, 520);
  const thick = byDepth(measures, 70, 210);
  const near: Line = [
    [x + lean / 2, 0],
    [x - lean / 2, H],
  ];
  const far: Line = [
    [near[0][0] + thick, 0],
    [near[1][0] + thick, H],
  ];
  const enter = between(random, 0.25, 0.4);
  return [
    ground('tint'),
    paint('paper', polygon(far[0], [W, 0], [W, H], far[1])),
    ...spreadOut(
      measures,
      {
        from: [along(far, enter + 0.06), along(far, enter + 0.3)],
        to: [
          [W, H * between(random, 0.15, 0.3)],
          [W, H * between(random, 1, 1.2)],
        ],
        fill: fillOf(random),
      },
      ['soft', 'hue'],
    ),
    paint('ink', polygon(...near, far[1], far[0])),
    paint('beam', beam([0, H * between(random, 0.02, 0.15)], along(near, enter), 7)),
  ];
};

/** A dark corner that throws the light back across the page. */
const corner: Composition = (random, measures) => {
  const edge: Line = [
    [0, byDepth(measures, 260, 40)],
    [byDepth(measures, 560, 800), H],
  ];
  const hit = along(edge, between(random, 0.4, 0.5));
  return [
    ground('paper'),
    ...spreadOut(
      measures,
      {
        from: [along(edge, 0.38), along(edge, 0.56)],
        to: [
          [W, between(random, -240, -120)],
          [W, between(random, 430, 560)],
        ],
        fill: fillOf(random),
      },
      ['soft', 'hue'],
    ),
    paint('beam', beam([hit[0] + between(random, -60, 40), 0], hit, 8)),
    paint('ink', polygon([0, H], ...edge)),
  ];
};

/** Light through a slit, into a lit room. */
const slit: Composition = (random, measures) => {
  const x = between(random, 380, 500);
  const y = between(random, 280, 400);
  const half = byDepth(measures, 30, 84);
  const wall = (from: number, to: number) =>
    polygon([x - 18, from], [x + 18, from], [x + 18, to], [x - 18, to]);
  return [
    ground('paper'),
    paint('tint', polygon([x, 0], [W, 0], [W, H], [x, H])),
    ...spreadOut(
      measures,
      {
        from: [
          [x, y - half],
          [x, y + half],
        ],
        to: [
          [W, between(random, -80, 60)],
          [W, H + between(random, -60, 80)],
        ],
        fill: fillOf(random),
      },
      ['gleam', 'hue'],
    ),
    paint('ink', wall(0, y - half), wall(y + half, H)),
    paint('beam', beam([0, y], [x, y], 8)),
  ];
};

/** A cut stone. */
const gem: Composition = (random, measures) => {
  const [cx, cy] = [between(random, 480, 560), H / 2 + between(random, -20, 20)];
  const radius = byDepth(measures, 170, 260);
  const turn = between(random, -0.25, 0.25);
  const at = (corner: number): Point => {
    const angle = turn + (corner * Math.PI) / 3;
    return [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius];
  };
  const heart: Point = [cx + between(random, -60, 10), cy + between(random, -60, 60)];
  return [
    ground('paper'),
    ...spreadOut(
      measures,
      {
        from: [
          [cx, cy - radius / 2],
          [cx, cy + radius / 2],
        ],
        to: [
          [W, -60],
          [W, H + 60],
        ],
        fill: fillOf(random),
      },
      ['soft', 'hue'],
    ),
    paint('beam', beam([0, heart[1] + between(random, -120, 120)], heart, 8)),
    paint('ink', polygon(...[0, 1, 2, 3, 4, 5].map(at))),
    paint('hue', polygon(heart, at(5), at(0), at(1))),
    paint('tint', polygon(heart, at(1), at(2))),
  ];
};

/** One line that crosses a border and becomes many. */
const border: Composition = (random, measures) => {
  const edge: Line = [
    [between(random, 560, 720), 0],
    [between(random, 260, 440), H],
  ];
  const place = between(random, 0.4, 0.6);
  const meet = along(edge, place);
  return [
    ground('tint'),
    paint('ink', polygon(edge[0], [W, 0], [W, H], edge[1])),
    paint('beam', beam([0, meet[1] + between(random, -120, 120)], meet, 9)),
    ...spreadOut(
      measures,
      {
        from: [along(edge, place - 0.01), along(edge, place + 0.01)],
        to: [
          [W, between(random, -60, 80)],
          [W, H + between(random, -80, 60)],
        ],
        fill: fillOf(random),
      },
      ['hue', 'light'],
    ),
  ];
};

/** A lens: what comes in side by side leaves through one point. */
const lens: Composition = (random, measures) => {
  const x = between(random, 400, 470);
  const y = H / 2;
  const height = byDepth(measures, 200, 300);
  const radius = Math.round(height * between(random, 1.25, 1.6));
  const focus: Point = [x + between(random, 220, 300), y + between(random, -40, 40)];
  const grow = (W - focus[0]) / (focus[0] - x);
  const side = height * 0.72;
  const [top, foot]: Line = [
    [x, y - side],
    [x, y + side],
  ];
  const thrown = ([, from]: Point): Point => [W, focus[1] + (focus[1] - from) * grow];
  const enters: Spread = {
    from: [
      [0, top[1]],
      [0, foot[1]],
    ],
    to: [top, foot],
    weights: measures.weights.map(() => 1),
    fill: [0.12, 0.12],
  };
  const arc = `a${radius} ${radius} 0 0 1 0 `;
  return [
    ground('paper'),
    ...spreadOut(measures, { from: [focus, focus], to: [thrown(foot), thrown(top)], fill: fillOf(random) }, [
      'soft',
      'hue',
    ]),
    paint('tint', polygon(top, focus, foot)),
    paint('beam', ...enters.weights.map((_, index) => ray(enters, index))),
    paint(
      'ink',
      `M${Math.round(x)} ${Math.round(y - height)}${arc}${Math.round(2 * height)}${arc}${-Math.round(2 * height)}z`,
    ),
  ];
};

export const COMPOSITIONS = [prism, lens, pane, border, gem, slit, corner] as const;
