import { askNext, type NextHandler } from '../answers/ask-next.ts';

/** How long after the start, and between looks at whether readers wait, in milliseconds. */
const PAUSE = 1_000;

/**
 * Lets Next load the route to sign in, and the library for accounts with it, once no reader waits for a rendering. It takes
 * the thread for 300 ms: else the first form that a stranger sends would. What is sent is refused before anything is done.
 * @param isIdle whether nobody waits for a rendering
 * @returns a function that calls it off, where it has not begun
 */
export function loadDoorSoon(next: NextHandler, isIdle: () => boolean): () => void {
  const timer = setInterval(() => {
    if (!isIdle()) return;
    clearInterval(timer);
    // Whoever signs in is told what is wrong.
    askNext(next, NO_FORM).catch(() => {});
  }, PAUSE).unref();
  return () => clearInterval(timer);
}

const NO_FORM = {
  method: 'POST',
  url: '/api/desk/sign-in',
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from('-'),
};
