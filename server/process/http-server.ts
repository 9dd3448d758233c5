import {
  createServer,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { gatewaySentence } from '../words.ts';

/*
 * What Node holds to before a request is one. A page's address and cookies fit into a tenth of these limits; who needs
 * more time or room than this is not reading.
 */
const LIMITS = {
  /** Asked for by the guard, which says so in a sentence. */
  requireHostHeader: false,
  /** Node would keep the first of several: a second Host would not be seen. */
  joinDuplicateHeaders: true,
  /** Bytes of request line and headers together; beyond: 431. */
  maxHeaderSize: 16_384,
  /** Milliseconds until the headers, and until all of a request, have arrived; beyond: 408. */
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  /** Longer than a proxy keeps its idle connections (nginx: 60 s), so that it never uses one that we just closed. */
  keepAliveTimeout: 65_000,
  /** Bytes of a body that are taken before anybody reads it. */
  highWaterMark: 16_384,
  /**
   * A request without a body is over with its headers: it ends as a stream before anybody hears of it, and emits nothing.
   * To let each end by itself is a third of what a kept page costs.
   */
  optimizeEmptyRequests: true,
  /** How often the limits of time are looked at, in milliseconds. */
  connectionsCheckingInterval: 2_000,
};
/** How long who was refused may take to read why and hang up, in milliseconds. */
const LINGER = 2_000;
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
    if (error.code === 'ECONNRESET') socket.destroy();
    else afterAnswers(socket as Socket, () => refuse(socket, ...refusalOf(error.code), headers));
  });
  server.on('connect', (_, socket) => {
    afterAnswers(socket as Socket, () => refuse(socket, 405, 'unknown-method', headers));
  });
  // 'Expect: 100-continue' is granted by Node; any other expectation cannot be met (RFC 9110, 10.1.1).
  server.on('checkExpectation', (_, response) => refuseExpectation(response, headers));
  return countSilent(server);
}

/** Connections on which nothing more is read, and nothing said but what is under way. */
const ending = new WeakSet<Socket>();

/**
 * Says something on a connection after the answers to all whole requests on it: who sent a good request and then a broken
 * one gets the answer to the first. A broken request whose own answer has begun gets no second one.
 */
function afterAnswers(socket: Socket, say: () => void): void {
  // The parser complains again about each piece that still arrives.
  if (ending.has(socket)) return;
  ending.add(socket);
  const next = () => {
    const answer = underWay(socket);
    if (!socket.writable || (answer?.headersSent && !answer.req.complete)) socket.destroySoon();
    // Node puts the next answer into place before anybody else hears of the end of this one.
    else if (answer?.req.complete) answer.once('finish', next);
    else say();
  };
  next();
}

/**
 * The answer that is being made or sent on a connection. Node keeps it where its own handling of broken requests looks
 * for it; to count answers from outside would cost every request.
 */
function underWay(socket: Socket): ServerResponse | undefined {
  return (socket as Socket & { _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;
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

/*
 * A listener for the first byte would be the obvious way, and the costly one: as soon as somebody listens for a socket's
 * data, Node hands every request on it to the parser through JavaScript, which takes a fifth of a kept answer's CPU.
 */
function countSilent(server: Server): DrainableServer {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return Object.assign(server, { silent: () => [...open].filter(({ bytesRead }) => bytesRead === 0) });
}

type GatewayCode = Parameters<typeof gatewaySentence>[0];

function refusalOf(code: string | undefined): [number, GatewayCode] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'large-header'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'slow-request'];
  if (code === 'HPE_INVALID_EOF_STATE') return [400, 'half-body'];
  return [400, 'bad-request'];
}

/** No section is known here, so the sentence is English. */
function refuse(socket: Duplex, status: number, code: GatewayCode, headers: Record<string, string>): void {
  const { body, head } = refusal(code, headers);
  const lines = Object.entries({ ...head, ...(status === 405 && { Allow: 'GET, HEAD' }) });
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${text}\r\n${body}`);
  // Closed at once, with bytes unread, the connection would be reset before the sentence is.
  setTimeout(() => socket.destroy(), LINGER).unref();
}

function refuseExpectation(response: ServerResponse, headers: Record<string, string>): void {
  const { body, head } = refusal('bad-request', headers);
  response.writeHead(417, head).end(response.req.method === 'HEAD' ? undefined : body);
}

function refusal(code: GatewayCode, headers: Record<string, string>) {
  const body = `${gatewaySentence(code, 'en')}\n`;
  const head = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    ...headers,
    Connection: 'close',
  };
  return { body, head };
}
