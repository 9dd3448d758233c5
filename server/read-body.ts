import type { IncomingMessage } from 'node:http';

export type Body =
  | { ok: true; bytes: Buffer }
  | { ok: false; status: 400 | 413; code: 'large-body' | 'half-body' };

/**
 * Reads the body of a request as a whole.
 * @param limit in bytes; reading stops at the first byte beyond it
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve({ ok: false, status: 413, code: 'large-body' });
      }
    });
    request.once('end', () => resolve({ ok: true, bytes: Buffer.concat(chunks) }));
    const half = () => resolve({ ok: false, status: 400, code: 'half-body' });
    request.once('error', half).once('aborted', half);
  });
}
