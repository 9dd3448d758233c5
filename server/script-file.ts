import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import Negotiator from 'negotiator';

/** Where our own scripts stand, apart from the framework's files. */
const PREFIX = '/assets/';

type Encoding = 'br' | 'gzip' | 'identity';
type ScriptFile = { etag: string; bytes: Record<Encoding, Buffer> };

/** Our own scripts, in memory: they are two and small. */
export type Scripts = {
  addresses: { theme: string; reader: string };
  /**
   * Answers GET and HEAD of a script. It never changes under its address, so whoever has it need not ask again.
   * @param path of the request, without its query
   * @returns whether it answered; otherwise there is no such script, and nothing was sent
   */
  send: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
};

/**
 * Reads the scripts that scripts/cli/bundle-scripts.ts wrote, and compresses them.
 * @throws an error with a sentence when they are not there
 */
export function loadScripts(folder: string): Scripts {
  const names = readNames(folder);
  const files = new Map(Object.values(names).map((name) => [PREFIX + name, readScript(folder, name)]));
  return {
    addresses: { theme: PREFIX + names.theme, reader: PREFIX + names.reader },
    send(path, request, response) {
      const file = files.get(path);
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
      answer(file, request, response);
      return true;
    },
  };
}

function readNames(folder: string): { theme: string; reader: string } {
  try {
    return JSON.parse(readFileSync(join(folder, 'scripts.json'), 'utf8'));
  } catch (error) {
    throw new Error('The scripts of readers’ pages are missing: npm run build makes them.', { cause: error });
  }
}

function readScript(folder: string, name: string): ScriptFile {
  const identity = readFileSync(join(folder, name));
  const bytes = { br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }), identity };
  return { etag: name.replace(/^.*-|\.js$/g, ''), bytes };
}

function answer({ etag, bytes }: ScriptFile, request: IncomingMessage, response: ServerResponse): void {
  const encoding = encodingFor(request);
  const tag = `"${etag}-${encoding}"`;
  const headers = {
    ETag: tag,
    Vary: 'Accept-Encoding',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'text/javascript; charset=utf-8',
    'Content-Length': bytes[encoding].length,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes[encoding]);
}

/** The smallest of the forms that the reader takes. */
function encodingFor(request: IncomingMessage): Encoding {
  const taken = new Negotiator(request).encodings(['br', 'gzip']);
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding)) ?? 'identity';
}
