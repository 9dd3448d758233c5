import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';

import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { STATUS_TOKEN } from './serve.ts';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** As they came: names and values in turn. */
  rawHeaders: string[];
  body: Buffer;
  text: string;
};

type Request = { method?: string; headers?: Record<string, string>; agent?: Agent; body?: string };

/** One request, as it stands: the path is not tidied, nothing is unpacked or followed, no header is added. */
export function ask(url: string, path: string, request: Request = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { method = 'GET', headers = {}, agent, body } = request;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: hostname, port, path, method, headers, agent: agent ?? false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk)).once('error', reject);
        answer.once('end', () => {
          const whole = Buffer.concat(chunks);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            rawHeaders: answer.rawHeaders,
            body: whole,
            text: whole.toString(),
          });
        });
      },
    );
    sent.once('error', reject).end(body);
  });
}

/** Sends bytes over a connection of their own, and returns all that comes back until the server hangs up. */
export function say(url: string, words: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname);
    socket.write(words);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {}).on('close', () => resolve(answer));
  });
}

export type Status = {
  pid: number;
  epoch: number;
  cache: {
    hits: number;
    misses: number;
    warmed: number;
    joined: number;
    pages: number;
    bytes: number;
    dropped: number;
    warming: number;
  };
  memoryBytes: number;
};

/** The figures of the server, or of the worker that is at the other end of the agent's connection. */
export async function statusOf(url: string, agent?: Agent): Promise<Status> {
  const headers = { Authorization: `Bearer ${STATUS_TOKEN}` };
  const answer = await ask(url, '/status', { headers, ...(agent && { agent }) });
  return JSON.parse(answer.text) as Status;
}

/** The same, once nothing is left to be rendered that nobody asks for. */
export async function settledStatusOf(url: string): Promise<Status> {
  for (;;) {
    const status = await statusOf(url);
    if (!status.cache.warming) return status;
    await sleep(50);
  }
}

export type Connection = { agent: Agent; pid: number };

/**
 * A kept-alive connection to each worker of a server. The system deals new connections out by chance, so it takes a few
 * attempts.
 * @throws when a worker has not answered after many of them
 */
export async function connectToEach(url: string, workers: number): Promise<Connection[]> {
  const connections = new Map<number, Connection>();
  for (let attempt = 0; attempt < 25 * workers && connections.size < workers; attempt++) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { pid } = await statusOf(url, agent);
    if (connections.has(pid)) agent.destroy();
    else connections.set(pid, { agent, pid });
  }
  if (connections.size < workers) throw new Error(`Only ${connections.size} of ${workers} workers answer.`);
  return [...connections.values()];
}

/** How much was rendered, asked for or not. An older build does not tell them apart. */
export const renderedOf = ({ misses, warmed }: Status['cache']): number => misses + (warmed ?? 0);
