import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getShareSubject } from '#db/queries/addresses/get-share-subject.ts';
import { siteWords } from '#i18n/site-words.ts';
import {
  type ChartSubject,
  chartPath,
  parseSharePath,
  SHARE_PREFIX,
  type SharePlace,
  type ShareSubject,
  sharePath,
  shareType,
} from '#lib/share/share-address.ts';
import { answerPlainly } from '../answers/answer-plainly.ts';
import { etagOf, hasAlready } from '../cache/if-none-match.ts';
import { refreshSite } from '../cache/refresh-site.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import type { Drawing } from './draw-picture.ts';
import { drawingThread } from './drawing-thread.ts';
import { fewAtOnce, NoRoomError } from './few-at-once.ts';
import { keptPictures } from './kept-pictures.ts';

/** Each drawing takes two threads of the system for some 30 ms, and up to 20 MB. */
const ROOM = { running: 2, waiting: 32 };
/** In seconds. */
const RETRY_AFTER = '5';

export type SharePictures = {
  /**
   * Answers GET and HEAD of a share picture: it is drawn when somebody first asks, and kept. What it was drawn of before leads
   * to the picture of now.
   * @param path of the request, without its query
   * @returns whether it answered; otherwise readers may not see what it shows, or there is no such picture
   */
  send: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  stop: () => Promise<void>;
};

/** @param options.shareBytes what may be kept on the disk */
export function sharePictures(options: { dataDir: string; shareBytes: number; log: Log }): SharePictures {
  const { dataDir, shareBytes, log } = options;
  const kept = keptPictures({ folder: join(dataDir, 'share'), most: shareBytes });
  const thread = drawingThread({ mediaFolder: join(dataDir, 'media') });
  const whenThereIsRoom = fewAtOnce(ROOM);
  const logUnkept = logSparingly(log, 'a share picture could not be kept');
  const beingDrawn = new Map<string, Promise<Uint8Array>>();

  async function pictureOf(name: string, drawing: Drawing): Promise<Uint8Array> {
    return (await kept.read(name)) ?? drawOnce(name, drawing);
  }

  function drawOnce(name: string, drawing: Drawing): Promise<Uint8Array> {
    const drawn = beingDrawn.get(name) ?? draw(name, drawing).finally(() => beingDrawn.delete(name));
    beingDrawn.set(name, drawn);
    return drawn;
  }

  async function draw(name: string, drawing: Drawing): Promise<Uint8Array> {
    const bytes = await whenThereIsRoom(() => thread.draw(drawing));
    // A disk that refuses costs a drawing each time, and nobody their picture.
    await kept.write(name, bytes).catch(logUnkept);
    return bytes;
  }

  return {
    async send(path, request, response) {
      const place = parseSharePath(path);
      // What it is called is drawn too, and is part of its address.
      if (place) await refreshSite();
      const subject = place && (await getShareSubject(place));
      if (!place || !subject) return false;
      const { locale } = place;
      const current = addressOf(subject, place);
      if (path !== current) {
        response
          .writeHead(302, { Location: current, 'Cache-Control': 'no-store', 'Content-Length': 0 })
          .end();
        return true;
      }
      const name = path.slice(SHARE_PREFIX.length);
      const headers = {
        ETag: etagOf(name, 'identity'),
        'Cache-Control': 'public, max-age=31536000, immutable',
      };
      if (hasAlready(request.headers['if-none-match'], name, 'identity')) {
        response.writeHead(304, headers).end();
        return true;
      }
      try {
        const bytes = await pictureOf(name, drawingOf(subject, place));
        response.writeHead(200, {
          ...headers,
          'Content-Type': shareType(path),
          'Content-Length': bytes.length,
        });
        response.end(request.method === 'HEAD' ? undefined : bytes);
      } catch (error) {
        if (!(error instanceof NoRoomError)) throw error;
        answerPlainly(response, {
          status: 503,
          code: 'many-pictures',
          locale,
          form: 'text',
          site: '',
          headers: { 'Retry-After': RETRY_AFTER },
        });
      }
      return true;
    },
    stop: () => thread.stop(),
  };
}

/** Where the picture of now is; what is asked for is what the subject was found by. */
function addressOf(subject: ShareSubject, place: SharePlace): string {
  return subject.kind === 'chart' || place.kind === 'chart'
    ? chartPath(subject as ChartSubject)
    : sharePath(subject, place.shape);
}

function drawingOf(subject: ShareSubject, place: SharePlace): Drawing {
  if (subject.kind === 'chart' || place.kind === 'chart') return { subject: subject as ChartSubject };
  const { name, line } = siteWords(place.locale);
  return { subject, shape: place.shape, tagline: line, name };
}
