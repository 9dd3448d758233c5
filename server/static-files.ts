import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** Answers a request for a file that never changes while the process runs. Returns whether there is such a file. */
export type SendFile = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** Of our own scripts, apart from the framework's files. */
export const SCRIPTS_PREFIX = '/assets/';

/** Where the files of each prefix are. Those of the build are named after their contents; those of public/ are not. */
const FOLDERS = [
  { prefix: SCRIPTS_PREFIX, folder: '.next/prism', options: { immutable: true, maxAge: 31_536_000 } },
  { prefix: '/_next/static/', folder: '.next/static', options: { immutable: true, maxAge: 31_536_000 } },
  { prefix: '/', folder: 'public', options: { maxAge: 3_600 } },
];

/**
 * The files of the build and of public/, listed once. The build has left compressed copies beside its own
 * (scripts/cli/compress-files.ts).
 * @param root of the checkout
 */
export function staticFiles(root: string): SendFile {
  const rooms = FOLDERS.flatMap(({ prefix, folder, options }) => {
    const files = join(root, folder);
    if (!existsSync(files)) return [];
    const send = sirv(files, { ...options, gzip: true, brotli: true, etag: true, extensions: [] });
    return [{ prefix, send }];
  });
  return (path, request, response) => {
    const room = rooms.find(({ prefix }) => path.startsWith(prefix));
    if (!room || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    // Files are small and sent whole; the library would fail on ranges that end before they begin.
    delete request.headers.range;
    const asked = request.url;
    request.url = path.slice(room.prefix.length - 1);
    let found = true;
    room.send(request, response, () => {
      found = false;
      request.url = asked;
    });
    return found;
  };
}

/**
 * The addresses of our own scripts.
 * @throws an error with a sentence when they have not been built
 */
export function scriptAddresses(root: string): { theme: string; reader: string } {
  try {
    const names = JSON.parse(readFileSync(join(root, '.next/prism/scripts.json'), 'utf8'));
    return { theme: SCRIPTS_PREFIX + names.theme, reader: SCRIPTS_PREFIX + names.reader };
  } catch (error) {
    throw new Error('The scripts of readers’ pages are missing: npm run build makes them.', { cause: error });
  }
}
