import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '#lib/locale.ts';
import { type CommandResult, runCommand } from './run-command.ts';

export type Imported = {
  status: string;
  articleId: number;
  locale: Locale;
  slug: string;
  url: string;
  published?: boolean;
  blocks?: string[];
  warnings: { code: string }[];
  unparsed: unknown[];
  unaligned: unknown[];
  error?: string;
};

/** Takes a text in by `npm run import -- --json` while the server runs. */
export async function importText(
  text: string,
  ...options: string[]
): Promise<CommandResult & { report: Imported; path: string }> {
  const path = join(mkdtempSync(join(tmpdir(), 'prism-text-')), 'article.txt');
  writeFileSync(path, text);
  const result = await runCommand('import', [path, '--json', ...options]);
  const report = (result.stdout ? JSON.parse(result.stdout) : {}) as Imported;
  return { ...result, report, path };
}
