import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBrotli, toGzip } from '#server/cache/encoding.ts';

/** What compression makes smaller; pictures and fonts are compressed already. */
const TEXT = /\.(css|js|json|map|svg|txt|xml)$/;
/** Below this, a file fits into one packet anyway. */
const SMALLEST = 1_000;

/** Leaves a `.gz` and a `.br` beside every text file under `folder`, so that nothing is compressed while readers wait. */
export async function compressFiles(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of files) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length < SMALLEST) continue;
    const [gzipped, brotlied] = await Promise.all([toGzip(bytes), toBrotli(bytes)]);
    writeFileSync(`${file}.gz`, gzipped);
    writeFileSync(`${file}.br`, brotlied);
  }
}
