import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseMediaFileName } from '#db/media/media-file.ts';
import { etagOf, hasAlready } from '../cache/if-none-match.ts';

const PREFIX = '/media/';

/**
 * Answers GET and HEAD of a picture's file. Only names that the pipeline writes are looked for, so no path can lead
 * out of the folder. A file never changes, so whoever has it need not ask again.
 * @param path of the request, without its query
 * @returns whether it answered; otherwise there is no such file, and nothing was sent
 */
export async function sendMedia(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  dataDir: string,
): Promise<boolean> {
  if (!path.startsWith(PREFIX) || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const name = path.slice(PREFIX.length);
  const known = parseMediaFileName(name);
  const handle = known && (await openFile(join(dataDir, 'media', name)));
  if (!handle) return false;
  try {
    const headers = {
      // A picture has one encoding: it is packed already.
      ETag: etagOf(known.digest, 'identity'),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'",
    };
    if (hasAlready(request.headers['if-none-match'], known.digest, 'identity')) {
      response.writeHead(304, headers).end();
      return true;
    }
    const { size } = await handle.stat();
    response.writeHead(200, { ...headers, 'Content-Type': known.contentType, 'Content-Length': size });
    if (request.method === 'HEAD') response.end();
    else await stream(handle, response);
    return true;
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function stream(handle: FileHandle, response: ServerResponse): Promise<void> {
  try {
    await pipeline(handle.createReadStream({ autoClose: false }), response);
  } catch (error) {
    // The reader went away: nobody is left to be told.
    if (response.destroyed) return;
    throw error;
  }
}
