import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { gatewaySentence } from './words.ts';

/*
 * Limits that Node holds before a request is one. A page's address and cookies fit into a tenth of them; who needs more
 * time or room than this is not reading.
 */
const LIMITS = {
  /** Asked for by the guard, which says so in a sentence. */
  requireHostHeader: false,
  /** Bytes of request line and headers together; beyond: 431. */
  maxHeaderSize: 16_384,
  /** Milliseconds until the headers, and until all of a request, have arrived; beyond: 408. */
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  /** Longer than a proxy keeps its idle connections (nginx: 60 s), so that it never uses one that we just closed. */
  keepAliveTimeout: 65_000,
  /** Bytes of a body that are taken before anybody reads it. */
  highWaterMark: 16_384,
  /** How often the limits of time are looked at, in milliseconds. */
  connectionsCheckingInterval: 2_000,
};
const MOST_CONNECTIONS = 10_000;
const MOST_HEADERS = 200;

/**
 * A server for `listener` with the limits above, that says in a sentence what it refuses below HTTP.
 * @param options.headers sent with what it refuses: names and values
 * @param options.limits instead of the ones above; for tests, which wait for them
 */
export function createHttpServer(
  listener: RequestListener,
  options: { headers?: Record<string, string>; limits?: Partial<typeof LIMITS> } = {},
): DrainableServer {
  const { headers = {}, limits = {} } = options;
  const server = createServer({ ...LIMITS, ...limits }, listener);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // With an answer under way, or nobody there, a sentence would only do harm.
    const { bytesWritten = 0 } = socket as Duplex & { bytesWritten?: number };
    if (error.code === 'ECONNRESET' || !socket.writable || bytesWritten > 0) socket.destroy();
    else refuse(socket, ...refusalOf(error.code), headers);
  });
  server.on('connect', (_, socket) => refuse(socket, 405, 'unknown-method', headers));
  // 'Expect: 100-continue' is granted by Node; any other expectation cannot be met (RFC 9110, 10.1.1).
  server.on('checkExpectation', ({ socket }) => refuse(socket, 417, 'bad-request', headers));
  return countSilent(server);
}

/**
 * Ends a server: it takes no more connections, those without a request end at once (a browser opens some ahead of need),
 * and what is being answered may be finished.
 * @param patience how long that may take, in milliseconds
 */
export async function drain(server: DrainableServer, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of server.silent()) socket.destroy();
  // A kept-alive connection is idle once its answer is sent, not before.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/** Node counts a connection that has sent nothing yet as one with a request under way, so they are counted here. */
export type DrainableServer = Server & { silent: () => Iterable<Socket> };

function countSilent(server: Server): DrainableServer {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    const speaks = () => silent.delete(socket);
    socket.once('data', speaks).once('close', speaks);
  });
  return Object.assign(server, { silent: () => silent });
}

function refusalOf(code: string | undefined): [number, Parameters<typeof gatewaySentence>[0]] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'large-header'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'slow-request'];
  if (code === 'HPE_INVALID_EOF_STATE') return [400, 'half-body'];
  return [400, 'bad-request'];
}

/** No section is known here, so the sentence is English. */
function refuse(
  socket: Duplex,
  status: number,
  code: Parameters<typeof gatewaySentence>[0],
  headers: Record<string, string>,
): void {
  const body = `${gatewaySentence(code, 'en')}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(status === 405 ? ['Allow: GET, HEAD'] : []),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
