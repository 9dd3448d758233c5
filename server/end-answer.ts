import type { ServerResponse } from 'node:http';

/** What is taken off the wire of a body that nobody wants, in bytes: a form, or a save, but no picture. */
const MOST_DISCARDED = 131_072;
/** How long the sender of more has time to read the answer, in milliseconds. */
const TIME_TO_READ = 1_000;

/**
 * Ends an answer. Where its request still brings a body that nobody reads, the connection stays a moment: closed at once,
 * the system may throw the answer away with the body, and the sender sees a broken connection instead of the reason.
 * Nothing of that body is kept, and after a while it is not even taken. One of unknown length is not waited for.
 * @param body what is left to send, all of it announced by Content-Length
 */
export function endAnswer(response: ServerResponse, body: string | Buffer): void {
  const { req: request } = response;
  const sent = request.method === 'HEAD' ? undefined : body;
  const isComing = Number(request.headers['content-length'] ?? 0) > 0 && !request.readableEnded;
  if (!isComing || request.destroyed) {
    response.end(sent);
    return;
  }
  if (sent) response.write(sent);
  let discarded = 0;
  const discard = (piece: Buffer) => {
    discarded += piece.length;
    if (discarded > MOST_DISCARDED) request.pause();
  };
  const end = () => {
    clearTimeout(late);
    request.off('data', discard);
    response.end();
  };
  const late = setTimeout(end, TIME_TO_READ);
  request.on('data', discard).once('end', end).once('close', end).resume();
}
