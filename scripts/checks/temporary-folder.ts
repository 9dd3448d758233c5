import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTemplate } from '#db/testing/template-store.ts';

/**
 * Gives all tests of a run one temporary folder and removes it afterwards, so that no test has to clean up. In it is the
 * store that they copy.
 */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'prism-run-'));
  process.env.TMPDIR = folder;
  await makeTemplate(join(folder, 'template'));
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
