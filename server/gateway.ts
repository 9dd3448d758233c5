import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from './log.ts';
import { sendMedia } from './media-file.ts';
import { type Decision, resolveRequest } from './resolve-request.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers by which a stranger could make Next believe in another host, or speak its internal protocols. */
const FOREIGN = /^(x-forwarded-host|x-middleware-.*|x-nextjs-.*|next-action|next-router-.*|rsc|next-url)$/;

/** Answers every request of the process: decides (resolve-request.ts), then lets Next render, or answers itself. */
export function createGateway(options: {
  next: Handler;
  isFile: (path: string) => boolean;
  /** Answers for our own script; whether it did (script-file.ts). */
  sendScript: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
  /** Where pictures are kept, in its folder media/. */
  dataDir: string;
  /** In development Next speaks to its own client through these headers. */
  keepFrameworkHeaders: boolean;
  log: Log;
}): RequestListener {
  const { next, isFile, sendScript, dataDir, keepFrameworkHeaders, log } = options;
  return async (request, response) => {
    try {
      if (!keepFrameworkHeaders && !/^\/admin(\/|\?|$)/.test(request.url ?? '')) dropForeignHeaders(request);
      const [path = ''] = (request.url ?? '').split('?', 1);
      if (sendScript(path, request, response)) return;
      if (await sendMedia(path, request, response, dataDir)) return;
      const decision = await resolveRequest({
        method: request.method,
        target: request.url ?? '',
        acceptLanguage: request.headers['accept-language'],
        isFile,
      });
      await answer(decision, request, response, next);
    } catch (error) {
      const id = randomUUID();
      log.error({ id, err: error, url: request.url }, 'a request failed');
      if (!response.headersSent) plain(response, 500, `Something went wrong here. Reference: ${id}`);
      else response.destroy();
    }
  };
}

async function answer(decision: Decision, request: IncomingMessage, response: ServerResponse, next: Handler) {
  switch (decision.do) {
    case 'pass':
      return next(request, response);
    case 'render':
      request.url = decision.url;
      sendWithStatus(response, decision.status);
      return next(request, response);
    case 'redirect':
      response.writeHead(decision.status, { Location: decision.to, ...decision.headers }).end();
      return;
    case 'refuse':
      if (decision.status === 405) response.setHeader('Allow', 'GET, HEAD');
      plain(response, decision.status, decision.reason);
  }
}

/**
 * Replaces the status when the head is sent. Set before Next runs, a 404 would make it drop the page's title and
 * metadata; set afterwards it would be too late. Failures of the page keep their own status.
 */
function sendWithStatus(response: ServerResponse, status: number): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, code: number, ...rest: unknown[]) {
    return writeHead.apply(this, [code === 200 ? status : code, ...rest] as Parameters<typeof writeHead>);
  } as typeof writeHead;
}

function dropForeignHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (FOREIGN.test(name)) delete request.headers[name];
  }
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
