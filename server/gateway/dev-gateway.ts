import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { withFound } from '#db/queries/search/search-at.ts';
import { answerPlainly, type Plainly, plainFormOf } from '../answers/answer-plainly.ts';
import { apiAnswers } from '../answers/api-answers.ts';
import type { NextHandler } from '../answers/ask-next.ts';
import { privateAnswers } from '../answers/private-answers.ts';
import { suggestions } from '../answers/suggestions.ts';
import { sendMedia } from '../files/media-file.ts';
import type { SendFile } from '../files/static-files.ts';
import { deskDoor } from '../requests/desk-door.ts';
import { type Guarded, guard } from '../requests/guard.ts';
import { resolveRequest } from '../requests/resolve-request.ts';
import { isRendered } from '../requests/routes.ts';
import { tokenDoor } from '../requests/token-door.ts';
import type { SharePictures } from '../share/share-pictures.ts';

/**
 * The gateway while somebody works on the program: the same guard and the same addresses, but Next answers every request
 * itself, with its own scripts, and nothing is kept. What the desk's forms and scripts send comes in by the same door.
 * @param isFile whether a path is a file of public/
 */
export function createDevGateway(options: {
  next: NextHandler;
  sendFile: SendFile;
  shared: SharePictures;
  isFile: (path: string) => boolean;
  dataDir: string;
  siteUrl: string;
}): RequestListener {
  const { next, sendFile, shared, isFile, dataDir, siteUrl } = options;
  const { origin, protocol } = new URL(siteUrl);
  const clientOf = (request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown';
  const plainly: Plainly = (request, response, what) => {
    const form = plainFormOf(request);
    answerPlainly(response, {
      ...form,
      ...what,
      locale: what.locale ?? form.locale,
      site: origin,
      headers: what.headers ?? {},
    });
  };
  const { answerPrivately: answerDesk, send } = privateAnswers({
    next,
    enterDesk: deskDoor(clientOf),
    isKnown: () => true,
    clientOf,
    plainly,
    origin,
    isHttps: protocol === 'https:',
  });

  const answerApi = apiAnswers({
    answerDocument: answerReader,
    secondsUntilSearch: () => 0,
    enter: tokenDoor(clientOf),
    answerPrivately: send,
    refuse: plainly,
    ownHeaders: {},
  });

  const sendSuggestions = suggestions({ secondsUntilFree: () => 0, plainly });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?', 1);
    // Next's own client may send what readers may not, and keeps the files of public/ itself.
    if (/^\/(_next|__nextjs)/.test(path) || isFile(path)) return next(request, response);
    const checked = guard(request, origin);
    if (!checked.ok) return plainly(request, response, checked);
    if (checked.area === 'api') return answerDesk(checked, request, response);
    if (checked.area === 'public-api') return answerApi(checked, request, response);
    if (checked.area !== 'reader') return next(request, response);
    if (!isRendered(path)) {
      if (await sendSuggestions(path, request, response)) return;
      if (await sendMedia(path, request, response, dataDir)) return;
      if (await shared.send(path, request, response)) return;
      if (sendFile(path, request, response)) return;
    }
    return answerReader(checked, request, response);
  }

  async function answerReader(
    checked: Guarded,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const acceptLanguage = request.headers['accept-language'];
    const decision = await resolveRequest({ target: checked.target, acceptLanguage });
    if (decision.do === 'refuse') return plainly(request, response, decision.problem);
    if (decision.do === 'redirect') {
      response.writeHead(decision.status, { Location: decision.to, ...decision.headers }).end();
      return;
    }
    request.url = decision.route ?? decision.url;
    if (decision.kind === 'page') sendWithStatus(response, decision.status);
    return withFound(decision.found, () => next(request, response));
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  };
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
