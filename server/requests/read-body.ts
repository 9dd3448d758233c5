import type { IncomingMessage } from 'node:http';
import type { BodyRoom } from './body-budget.ts';

export type Body =
  | { ok: true; bytes: Buffer }
  | { ok: false; status: 400 | 413 | 503; code: 'large-body' | 'half-body' | 'busy' };

/** What is set aside for the first bytes; twice as much whenever that is full. */
const FIRST = 16_384;
/**
 * Each piece costs a call, however short it is, so a body of a byte a piece would cost a thousand times what its length
 * says. Networks make pieces of 500 bytes and more.
 */
const FREE_PIECES = 1_000;
const SHORTEST_PIECE = 256;

/**
 * Reads the body of a request as a whole.
 * @param limit in bytes; reading stops at the first byte beyond it, and at pieces that are much too short
 * @param room where its bytes are counted; without it, nowhere
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  room: Pick<BodyRoom, 'take'> = { take: () => true },
): Promise<Body> {
  // One that brings none has ended by now (http-server.ts), and tells nobody.
  if (request.readableEnded) return Promise.resolve({ ok: true, bytes: Buffer.alloc(0) });
  return new Promise((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    let length = 0;
    let pieces = 0;
    const most = Number(request.headers['content-length'] ?? limit);
    const stop = (body: Body) => {
      request.off('data', take).off('end', finish).off('error', half).off('aborted', half);
      // What still comes is dropped, and what still goes wrong with the connection is nobody's failure.
      request.on('error', () => {});
      resolve(body);
    };
    const take = (piece: Buffer) => {
      const needed = length + piece.length;
      if (needed > limit || ++pieces > FREE_PIECES + needed / SHORTEST_PIECE) {
        return stop({ ok: false, status: 413, code: 'large-body' });
      }
      if (needed > bytes.length) {
        const size = Math.min(most, Math.max(needed, FIRST, 2 * bytes.length));
        if (!room.take(size - bytes.length)) return stop({ ok: false, status: 503, code: 'busy' });
        // Not a list of pieces: the shortest ones weigh a hundred times their length.
        const grown = Buffer.allocUnsafeSlow(size);
        bytes.copy(grown, 0, 0, length);
        bytes = grown;
      }
      piece.copy(bytes, length);
      length = needed;
    };
    const finish = () => stop({ ok: true, bytes: bytes.subarray(0, length) });
    const half = () => stop({ ok: false, status: 400, code: 'half-body' });
    request.on('data', take).once('end', finish).once('error', half).once('aborted', half);
  });
}
