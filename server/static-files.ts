import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** Answers a request for a file that never changes while the process runs. Returns whether there is such a file. */
export type SendFile = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

const BUILT = '/_next/static/';

/**
 * The files of the build, whose names change with their contents, and those of public/. Both are listed once; the build
 * has left compressed copies beside the former (scripts/cli/compress-files.ts).
 * @param root of the checkout
 */
export function staticFiles(root: string): SendFile {
  const common = { gzip: true, brotli: true, etag: true, extensions: [] };
  const folder = join(root, '.next/static');
  const built = existsSync(folder) && sirv(folder, { ...common, immutable: true, maxAge: 31_536_000 });
  const own = sirv(join(root, 'public'), { ...common, maxAge: 3_600 });
  return (path, request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const isBuilt = path.startsWith(BUILT);
    const send = isBuilt ? built : own;
    if (!send) return false;
    // Files are small and sent whole; the library would fail on ranges that end before they begin.
    delete request.headers.range;
    const asked = request.url;
    request.url = isBuilt ? path.slice(BUILT.length - 1) : path;
    let found = true;
    send(request, response, () => {
      found = false;
      request.url = asked;
    });
    return found;
  };
}
