import type { ServerResponse } from 'node:http';

/** A body that is not wanted is taken off the wire up to this length, and until it pauses for so long. */
const MOST_DISCARDED = 16_000_000;
const LONGEST_PAUSE = 500;

/**
 * Ends an answer. Where its request still brings a body that nobody reads, the connection stays a moment: closed at once,
 * the system would throw the answer away with the body, and the sender would see a broken connection instead of why.
 * Nothing of that body is kept. A body of unknown length is not waited for.
 * @param body what is left to send, all of it announced by Content-Length
 */
export function endAnswer(response: ServerResponse, body: string | Buffer): void {
  const { req: request, socket } = response;
  const sent = request.method === 'HEAD' ? undefined : body;
  const announced = Number(request.headers['content-length'] ?? 0);
  const isComing = announced > 0 && announced <= MOST_DISCARDED && !request.readableEnded;
  if (!isComing || !socket) {
    response.end(sent);
    return;
  }
  if (sent) response.write(sent);
  let seen = socket.bytesRead;
  const pause = setInterval(() => {
    if (socket.bytesRead === seen) end();
    seen = socket.bytesRead;
  }, LONGEST_PAUSE);
  const end = () => {
    clearInterval(pause);
    response.end();
  };
  request.once('end', end).once('close', end);
  request.resume();
}
