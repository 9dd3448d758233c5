import type { ServerResponse } from 'node:http';

/** A body that nobody wants is taken off the wire when it is no longer than this: a form or a save, but no picture. */
const MOST_DISCARDED = 131_072;
/** How long the sender of more has time to read the answer, in milliseconds. */
const TIME_TO_READ = 1_000;

/**
 * Ends an answer. Where its request still brings a body that nobody reads, the connection stays a moment: closed at once,
 * the system may throw the answer away with the body, and the sender sees a broken connection instead of the reason.
 * Nothing of that body is kept, and a long one is not even taken. One of unknown length is not waited for.
 * @param body what is left to send, all of it announced by Content-Length
 */
export function endAnswer(response: ServerResponse, body: string | Buffer): void {
  const { req: request } = response;
  const sent = request.method === 'HEAD' ? undefined : body;
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced === 0 || request.readableEnded || request.destroyed) {
    response.end(sent);
    return;
  }
  if (sent) {
    response.write(sent);
    // Node would hold it back for a moment, in which a broken request behind this one could end the connection.
    response.socket?.uncork();
  }
  const end = () => {
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(end, TIME_TO_READ);
  request.once('end', end).once('close', end);
  if (announced <= MOST_DISCARDED) request.resume();
  else request.pause();
}
