export type Point = readonly [x: number, y: number];
export type Line = readonly [Point, Point];

/** A closed shape with straight sides, as the data of an SVG path in whole units. */
export function polygon(...points: Point[]): string {
  return `M${points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join(' ')}z`;
}

/** The point that lies at `share` of the way from `a` to `b`. */
export function along([a, b]: Line, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** A line of light of one thickness. */
export function beam([x1, y1]: Point, [x2, y2]: Point, thickness: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const dx = ((y2 - y1) / length) * (thickness / 2);
  const dy = ((x2 - x1) / length) * (thickness / 2);
  return polygon([x1 - dx, y1 + dy], [x2 - dx, y2 + dy], [x2 + dx, y2 - dy], [x1 + dx, y1 - dy]);
}

/** Light that leaves through one line and arrives on another, as rays with dark between them. */
export type Spread = {
  from: Line;
  to: Line;
  /** How wide each ray's place is, of their sum. */
  weights: readonly number[];
  /** How much of its place the first and the last ray take, from 0 to 1; those between lie between. */
  fill: readonly [first: number, last: number];
};

/** One ray of a spread, the first being 0. */
export function ray({ from, to, weights, fill }: Spread, index: number): string {
  const sum = total(weights);
  const [first, last] = fill;
  const share = first + ((last - first) * index) / Math.max(1, weights.length - 1);
  const start = total(weights.slice(0, index)) / sum;
  const end = start + (share * (weights[index] ?? 0)) / sum;
  return polygon(along(from, start), along(to, start), along(to, end), along(from, end));
}

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
