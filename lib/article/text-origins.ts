import type { Segment } from './segments.ts';

type Text = Pick<Segment, 'id' | 'text'>;

/** A run shorter than this is no sign that text was taken over: two authors write it by chance. */
const SHORTEST_RUN = 8;
/** How often a run is looked for in one text: who repeats it more often gains nothing by it. */
const MOST_PLACES = 8;

/**
 * From which texts of a language the texts after a change come that were joined or split, whatever did it: a key, pasting,
 * another version of a file, an older revision. Spaces do not count, as joining adds and splitting drops them.
 *
 * A text that consists of what stood together before comes from all that it consists of. One that was written on too comes
 * from another one where it holds most of what that one lost. Whoever gave a part away comes from itself.
 * @param before all texts of one language, in reading order
 * @returns ids of the texts before by the id of the text after; texts that took no part are absent
 */
export function textOrigins(before: Text[], after: Text[]): Map<string, Set<string>> {
  const old = new Map(before.map(({ id, text }) => [id, text]));
  const present = new Map(after.map(({ id, text }) => [id, text]));
  const changed = ({ id }: Text) => old.get(id) !== present.get(id);
  const givers = before.filter(changed).map(({ id, text }) => piece(id, text, present.get(id)));
  const takers = after.filter(changed).map(({ id, text }) => piece(id, text, old.get(id)));

  const origins = new Map<string, Set<string>>();
  const add = (taker: string, giver: string) => {
    if (taker === giver) return;
    const own = origins.get(taker) ?? new Set(old.has(taker) ? [taker] : []);
    origins.set(taker, own.add(giver));
    if (present.has(giver)) origins.set(giver, (origins.get(giver) ?? new Set()).add(giver));
  };
  // Where only one text changed, nothing went anywhere.
  if (new Set([...givers, ...takers].map(({ id }) => id)).size < 2) return origins;
  for (const [taker, giver] of restructured(givers, takers)) add(taker, giver);
  for (const [taker, giver] of rewritten(givers, takers)) add(taker, giver);
  return origins;
}

type Piece = {
  id: string;
  /** The whole text, bare. */
  text: string;
  /** What it has become, or was; '' where it is gone, or new. */
  other: string;
  /** The run in which the two differ. */
  own: string;
};

function piece(id: string, text: string, other: string | undefined): Piece {
  const [a, b] = [bare(text), bare(other ?? '')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { id, text: a, other: b, own: a.slice(start, a.length - end) };
}

const bare = (text: string) => text.replace(/\s+/gu, '');

type Transfer = [taker: string, giver: string];

/** Texts that are a run of what stood together before: nothing was written, only borders have moved. */
function restructured(givers: Piece[], takers: Piece[]): Transfer[] {
  const stream = chain(
    givers.map(({ text }) => text),
    '',
  );
  const found: Transfer[] = [];
  for (const { id, text } of takers) {
    for (const start of placesOf(text, stream.text)) {
      const end = start + text.length;
      for (let index = stream.indexAt(start); index < givers.length && stream.startOf(index) < end; index++) {
        const run = stream.text.slice(
          Math.max(start, stream.startOf(index)),
          Math.min(end, stream.startOf(index + 1)),
        );
        const giver = givers[index] as Piece;
        // What the other one still has, as often as before, is not taken from it.
        if (countOf(run, giver.text) > countOf(run, giver.other)) found.push([id, giver.id]);
      }
    }
  }
  return found;
}

/** Texts that hold most of what others have lost, whatever else was written in them. */
function rewritten(givers: Piece[], takers: Piece[]): Transfer[] {
  const own = (pieces: Piece[]) => pieces.map((each) => each.own);
  const [lost, gained] = [chain(own(givers), '\n'), chain(own(takers), '\n')];
  const holding = (probes: string[], pieces: Piece[], among: typeof lost) =>
    probes.flatMap((probe) =>
      placesOf(probe, among.text).map((place) => (pieces[among.indexAt(place)] as Piece).id),
    );
  const gone = new Map(givers.filter(({ other }) => other === '').map(({ id, text }) => [text, id]));
  return [
    ...takers.flatMap((taker) =>
      [...holding(probesOf(taker.own), givers, lost), gone.get(taker.own) ?? taker.id].map(
        (giver): Transfer => [taker.id, giver],
      ),
    ),
    ...givers.flatMap((giver) =>
      holding(probesOf(giver.own), takers, gained).map((taker): Transfer => [taker, giver.id]),
    ),
  ];
}

/** Runs of half a text: a text that holds three quarters of it holds one of them. */
function probesOf(text: string): string[] {
  if (text.length < SHORTEST_RUN) return [];
  const length = Math.max(SHORTEST_RUN, Math.ceil(text.length / 2));
  const starts = [0, Math.floor((text.length - length) / 2), text.length - length];
  return [...new Set(starts)].map((start) => text.slice(start, start + length));
}

/** Texts one behind the other, and which of them a place lies in. */
function chain(texts: string[], separator: string) {
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length + separator.length;
  }
  return {
    text: texts.join(separator),
    startOf: (index: number) => starts[index] ?? length,
    indexAt(place: number): number {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] as number) <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

function placesOf(run: string, text: string): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(run);
    at >= 0 && places.length < MOST_PLACES;
    at = text.indexOf(run, at + run.length)
  ) {
    places.push(at);
  }
  return places;
}

const countOf = (run: string, text: string) => text.split(run).length - 1;
