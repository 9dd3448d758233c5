import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';

/*
 * Loaded into a server before its own program (`node --import`): measures how long each turn of the event loop takes while
 * a request is answered, and writes the longest turn of every request to the file in LOOP_TURNS when the process ends. Asks
 * for one request at a time.
 */

/** The longest turn of one request in milliseconds: by the clock, and as time of the thread, which neighbours do not lengthen. */
export type Turn = { wall: number; cpu: number };

const turns: Turn[] = [];
let longest: Turn | undefined;
let isAnswered = false;
let at: Turn;

const look = (): Turn => {
  const { user, system } = process.threadCpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
};

function turn(): void {
  if (!longest) return;
  const now = look();
  longest.wall = Math.max(longest.wall, now.wall - at.wall);
  longest.cpu = Math.max(longest.cpu, now.cpu - at.cpu);
  at = now;
  if (isAnswered) {
    turns.push(longest);
    longest = undefined;
  } else setImmediate(turn);
}

// With an immediate always waiting the loop never sleeps, so that a turn is as long as what is done in it.
subscribe('http.server.request.start', () => {
  longest = { wall: 0, cpu: 0 };
  isAnswered = false;
  at = look();
  setImmediate(turn);
});
subscribe('http.server.response.finish', () => {
  isAnswered = true;
});
process.on('exit', () => {
  // A process that this one starts is started with the same arguments, and answers nobody.
  if (turns.length > 0) writeFileSync(process.env.LOOP_TURNS ?? '', JSON.stringify(turns));
});
