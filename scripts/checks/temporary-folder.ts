import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all tests of a run one temporary folder and removes it afterwards, so that no test has to clean up. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'prism-run-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
