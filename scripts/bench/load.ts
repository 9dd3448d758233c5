import { connect, type Socket } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');

export type Load = { requests: number; bytes: number; seconds: number };

/**
 * Asks for `paths` in turn over kept-alive connections, one request at a time on each, until the time is over.
 * @throws when an answer has another status than 200
 */
export async function load(options: {
  url: string;
  paths: readonly string[];
  connections: number;
  milliseconds: number;
}): Promise<Load> {
  const { url, paths, connections, milliseconds } = options;
  const { hostname, port } = new URL(url);
  const started = performance.now();
  const until = started + milliseconds;
  let requests = 0;
  let bytes = 0;
  let turn = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname).setNoDelay();
      try {
        while (performance.now() < until) {
          const path = paths[turn++ % paths.length] ?? '/';
          const length = await ask(socket, hostname, path);
          bytes += length;
          requests += 1;
        }
      } finally {
        socket.destroy();
      }
    }),
  );
  return { requests, bytes, seconds: (performance.now() - started) / 1000 };
}

/** One request over an open connection. Returns the length of the whole answer. */
function ask(socket: Socket, host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let expected: number | 'chunked' | undefined;
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
        expected ??= expectedLength(Buffer.concat(chunks), path);
      } catch (error) {
        return stop(() => reject(error));
      }
      if (expected === undefined) return;
      if (expected === 'chunked' ? endsWithLastChunk(chunks) : length >= expected) {
        stop(() => resolve(length));
      }
    };
    socket.on('data', onData).on('error', onFailure).on('close', onFailure);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  });
}

/** How long the whole answer will be, once its head is there. */
function expectedLength(received: Buffer, path: string): number | 'chunked' | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  if (!/^HTTP\/1\.1 200 /.test(head)) throw new Error(`${path} was answered ${head.slice(9, 12)}.`);
  if (/^transfer-encoding: *chunked/im.test(head)) return 'chunked';
  return end + 4 + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}

function endsWithLastChunk(chunks: Buffer[]): boolean {
  return Buffer.concat(chunks.slice(-2)).subarray(-5).equals(END_OF_CHUNKS);
}
