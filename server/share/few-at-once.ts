/** There is no room for more work at the moment. */
export class NoRoomError extends Error {}

/**
 * Lets a few pieces of work run at once, and a few more wait for their turn.
 * @returns runs `work` when it is its turn
 * @throws NoRoomError (a rejection) when too many wait already
 */
export function fewAtOnce({ running, waiting }: { running: number; waiting: number }) {
  const turns: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy < running) busy += 1;
    else if (turns.length >= waiting) throw new NoRoomError();
    // Whoever ends hands its place on.
    else await new Promise<void>((resolve) => turns.push(resolve));
    try {
      return await work();
    } finally {
      const next = turns.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
