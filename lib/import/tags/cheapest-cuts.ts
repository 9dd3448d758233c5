/** A way from one place of a line to a later one. */
export type Edge = { from: number; to: number; cost: number };

export type Stretch<E extends Edge> = { from: number; to: number; edges: E[] };

/**
 * Finds all cheapest ways from 0 to `length` at once, and where they part: a stretch with one edge lies on every
 * cheapest way, one with several is a tie. Stretches follow each other without gaps.
 * @param edges at least one way must lead through
 */
export function cheapestStretches<E extends Edge>(length: number, edges: E[]): Stretch<E>[] {
  const forward = edges.toSorted((a, b) => a.from - b.from);
  const costTo = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY).with(0, 0);
  for (const { from, to, cost } of forward) {
    costTo[to] = Math.min(costTo[to] ?? 0, (costTo[from] ?? 0) + cost);
  }
  const costFrom = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY).with(length, 0);
  for (const { from, to, cost } of forward.toReversed()) {
    costFrom[from] = Math.min(costFrom[from] ?? 0, (costFrom[to] ?? 0) + cost);
  }
  const best = costFrom[0] ?? 0;
  const cheapest = forward.filter(
    ({ from, to, cost }) => (costTo[from] ?? 0) + cost + (costFrom[to] ?? 0) === best,
  );

  // A place that no cheapest edge leaps over is passed by every cheapest way.
  const stretches: Stretch<E>[] = [];
  for (const edge of cheapest) {
    const last = stretches.at(-1);
    if (last && edge.from < last.to) {
      last.edges.push(edge);
      last.to = Math.max(last.to, edge.to);
    } else stretches.push({ from: edge.from, to: edge.to, edges: [edge] });
  }
  return stretches;
}

/** The ways through a stretch, the first `most` of them. */
export function waysThrough<E extends Edge>({ from, to, edges }: Stretch<E>, most: number): E[][] {
  const leaving = Map.groupBy(edges, (edge) => edge.from);
  const ways: E[][] = [];
  const way: E[] = [];
  const walk = (at: number) => {
    if (at === to) ways.push([...way]);
    else {
      for (const edge of leaving.get(at) ?? []) {
        if (ways.length >= most) return;
        way.push(edge);
        walk(edge.to);
        way.pop();
      }
    }
  };
  walk(from);
  return ways;
}
