import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { MAX_PICTURE_BYTES } from '#db/media/limits.ts';
import { BODY_LIMITS } from '#lib/desk/routes.ts';
import type { Unread } from './read-form.ts';

/** One file, and what is said about it in two languages. */
const LIMITS = {
  files: 1,
  fields: 20,
  parts: 21,
  // One byte more, so that a file that is too large is refused as one and not cut.
  fileSize: MAX_PICTURE_BYTES + 1,
  fieldSize: 8_192,
  headerPairs: 10,
  headerSize: 2_048,
};
/** The longest that there is (RFC 2046, 5.1.1); the time of looking for it grows with its length. */
const LONGEST_BOUNDARY = 70;
const PIECE = 65_536;

export type PictureForm = { bytes: Uint8Array; words: Map<string, string> };

/**
 * Reads a picture and what is said about it, sent as multipart/form-data: the file `picture` and fields.
 * @returns `bytes` is empty where there is no file
 */
export async function readPicture(request: Request): Promise<{ ok: true; form: PictureForm } | Unread> {
  const body = Buffer.from(await request.arrayBuffer());
  if (body.length > BODY_LIMITS.picture) return { ok: false, status: 413, code: 'too-large' };
  const type = request.headers.get('content-type') ?? '';
  const boundary = /^multipart\/form-data\s*;.*\bboundary=("[^"]*"|[^\s;]*)/i.exec(type)?.[1] ?? '';
  const { length } = boundary.replaceAll('"', '');
  if (length === 0 || length > LONGEST_BOUNDARY) return NO_FORM;
  try {
    return { ok: true, form: await parse(body, { 'content-type': type }) };
  } catch {
    return NO_FORM;
  }
}

const NO_FORM = { ok: false, status: 400, code: 'no-picture-form' } as const satisfies Unread;

async function parse(body: Buffer, headers: BusboyHeaders): Promise<PictureForm> {
  const parser = new Busboy({ headers, limits: LIMITS });
  const words = new Map<string, string>();
  const pieces: Buffer[] = [];
  let isTooMuch = false;
  const tooMuch = () => {
    isTooMuch = true;
  };
  parser.on('field', (name, value, _, isCut) => {
    if (isCut) tooMuch();
    words.set(name, value);
  });
  parser.on('file', (name, file) => {
    file.on('data', (piece: Buffer) => {
      if (name === 'picture') pieces.push(piece);
    });
    // The parser fails as well.
    file.on('error', () => {});
  });
  parser.on('partsLimit', tooMuch).on('filesLimit', tooMuch).on('fieldsLimit', tooMuch);
  // Piece by piece, so that what is too much ends it.
  function* slices() {
    for (let at = 0; at < body.length; at += PIECE) {
      if (isTooMuch) throw new Error('The form has more parts than a picture needs.');
      yield body.subarray(at, at + PIECE);
    }
  }
  await pipeline(Readable.from(slices()), parser);
  if (isTooMuch) throw new Error('The form has more parts than a picture needs.');
  return { bytes: Buffer.concat(pieces), words };
}
