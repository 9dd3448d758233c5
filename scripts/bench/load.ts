import { connect, type Socket } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');

export type Load = {
  requests: number;
  /** Answers that the server had kept, as `Server-Timing` says. */
  hits: number;
  bytes: number;
  seconds: number;
};

/**
 * Asks for one path after the other over kept-alive connections, in gzip and one request at a time on each, until the time
 * is over or enough was asked.
 * @param options.pathOf the path of the n-th request, from 0
 * @param options.status that every answer must have; 200 when absent
 * @throws when an answer has another status
 */
export async function load(options: {
  url: string;
  pathOf: (turn: number) => string;
  connections: number;
  milliseconds?: number;
  requests?: number;
  status?: number;
  onProgress?: (requests: number) => void;
}): Promise<Load> {
  const { url, pathOf, connections, milliseconds = Infinity, status = 200, onProgress = () => {} } = options;
  const { requests: enough = Infinity } = options;
  const { hostname, port } = new URL(url);
  const started = performance.now();
  const until = started + milliseconds;
  let requests = 0;
  let bytes = 0;
  let hits = 0;
  let turn = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname).setNoDelay();
      try {
        while (performance.now() < until && turn < enough) {
          const answer = await ask(socket, hostname, { path: pathOf(turn++), status });
          bytes += answer.length;
          if (answer.isHit) hits += 1;
          requests += 1;
          onProgress(requests);
        }
      } finally {
        socket.destroy();
      }
    }),
  );
  return { requests, hits, bytes, seconds: (performance.now() - started) / 1000 };
}

type Expected = { path: string; status: number };

/** The paths of a list in turn, for as long as somebody asks. */
export const inTurn = (paths: readonly string[]) => (turn: number) => paths[turn % paths.length] ?? '/';

type Head = { end: number | 'chunked'; isHit: boolean };

/** One request over an open connection. Returns the length of the whole answer, and whether it had been kept. */
function ask(socket: Socket, host: string, expected: Expected): Promise<{ length: number; isHit: boolean }> {
  const { path } = expected;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let head: Head | undefined;
    const stop = (settle: () => void) => {
      socket.off('data', onData).off('error', onFailure).off('close', onFailure);
      settle();
    };
    const onFailure = (error?: Error | boolean) =>
      stop(() => reject(error instanceof Error ? error : new Error(`${path}: the connection was closed.`)));
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      try {
        head ??= readHead(Buffer.concat(chunks), expected);
      } catch (error) {
        return stop(() => reject(error));
      }
      if (head === undefined) return;
      const { end, isHit } = head;
      if (end === 'chunked' ? endsWithLastChunk(chunks) : length >= end) {
        stop(() => resolve({ length, isHit }));
      }
    };
    socket.on('data', onData).on('error', onFailure).on('close', onFailure);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`);
  });
}

/** How long the whole answer will be and whether it had been kept, once its head is there. */
function readHead(received: Buffer, { path, status }: Expected): Head | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  if (!head.startsWith(`HTTP/1.1 ${status} `)) throw new Error(`${path} was answered ${head.slice(9, 12)}.`);
  const isHit = /^server-timing: *cache;desc=hit/im.test(head);
  if (/^transfer-encoding: *chunked/im.test(head)) return { end: 'chunked', isHit };
  return { end: end + 4 + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0), isHit };
}

function endsWithLastChunk(chunks: Buffer[]): boolean {
  return Buffer.concat(chunks.slice(-2)).subarray(-5).equals(END_OF_CHUNKS);
}
