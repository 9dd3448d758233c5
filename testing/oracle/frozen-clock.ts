import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Stands in every process that is told to load it: what time it is, they read from a file, so that all of them agree and
 * it passes only when a test says so. Timers go on as they are.
 */
const PATCH = `
import { readFileSync } from 'node:fs';
const now = () => Number(readFileSync(process.env.FROZEN_CLOCK, 'utf8'));
const Real = Date;
globalThis.Date = class Date extends Real {
  constructor(...given) { if (given.length === 0) super(now()); else super(...given); }
  static now() { return now(); }
  // Its own, for the framework wraps the class and looks no further.
  static UTC = Real.UTC;
  static parse = Real.parse;
};`;

/** A clock for several processes. `environment` is for those that are to go by it. */
export function frozenClock(start: Date) {
  const file = join(mkdtempSync(join(tmpdir(), 'prism-clock-')), 'now');
  const now = () => new Date(Number(readFileSync(file, 'utf8')));
  // In one go: whoever reads it meanwhile would find it empty, which is 1970.
  const set = (instant: Date) => {
    writeFileSync(`${file}.next`, String(instant.getTime()));
    renameSync(`${file}.next`, file);
  };
  set(start);
  return {
    now,
    set,
    environment: {
      FROZEN_CLOCK: file,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PATCH)}`,
    },
  };
}
