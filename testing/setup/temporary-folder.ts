import { join } from 'node:path';
import { makeTemplate } from '#testing/template-store.ts';
import { makeRunFolder } from '../run-folder.ts';

/** Before vitest's first test: the run's temporary folder, and in it the store that tests copy. */
export default async function setup(): Promise<void> {
  await makeTemplate(join(makeRunFolder(), 'template'));
}
