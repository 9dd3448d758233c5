import sharp from 'sharp';
import type { Embedded } from '#lib/media/embedded.ts';
import { embeddedIn } from './embedded-in.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from './limits.ts';
import { mendJpeg } from './mend-jpeg.ts';
import { type MediaRefusal, refuseMedia } from './refusal.ts';
import { isPictureFormat, type PictureFormat, sniffFormat } from './sniff-format.ts';

export type Inspected = {
  ok: true;
  format: PictureFormat;
  warnings: MediaWarning[];
  /** What the file says of itself; nothing of it is in the files that are made of it. */
  embedded: Embedded;
};

/** What is worth knowing about a picture that is taken in all the same; `messages/*.json` has the words. */
export type MediaWarning = 'no-end';

/**
 * Decides by its first bytes and its header whether a picture is taken in: nothing is decoded, so a small file that
 * would unfold to hundreds of megapixels costs nothing.
 */
export async function inspectPicture(bytes: Uint8Array): Promise<Inspected | MediaRefusal> {
  if (bytes.length === 0) return refuseMedia('empty');
  if (bytes.length > MAX_PICTURE_BYTES) return refuseMedia('too-many-bytes', megabytes(bytes.length));
  const format = sniffFormat(bytes);
  if (format === null) return refuseMedia('not-a-picture');
  if (!isPictureFormat(format)) return refuseMedia('other-format', { format });
  const jpeg = format === 'jpeg' ? mendJpeg(bytes) : undefined;
  const header = await readHeader(jpeg?.bytes ?? bytes);
  if (!header) return refuseMedia('damaged');
  const { width, height, pages = 1 } = header;
  if (width * height > MAX_PICTURE_PIXELS) {
    return refuseMedia('too-many-pixels', {
      width,
      height,
      megapixels: Math.round((width * height) / 100_000) / 10,
      limit: MAX_PICTURE_PIXELS / 1_000_000,
    });
  }
  if (Math.max(width, height) > MAX_PICTURE_SIDE) {
    return refuseMedia('too-long', { width, height, limit: MAX_PICTURE_SIDE });
  }
  if (pages > 1 || (format === 'png' && isAnimatedPng(bytes))) return refuseMedia('animated');
  const warnings: MediaWarning[] = jpeg?.hasEnd === false ? ['no-end'] : [];
  return { ok: true, format, warnings, embedded: embeddedIn(header) };
}

/** The limit in words of megabytes, for files that are not even read. */
export function megabytes(bytes: number): { megabytes: number; limit: number } {
  return { megabytes: Math.ceil(bytes / 100_000) / 10, limit: MAX_PICTURE_BYTES / 1_000_000 };
}

async function readHeader(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch {
    return undefined;
  }
}

const CHUNK = { acTL: 0x6163544c, fdAT: 0x66644154, IEND: 0x49454e44 };

/**
 * An animated PNG says so in a chunk of its own; the decoder knows only the first picture. An animation of one frame is
 * still, unless that frame is another picture than the first.
 */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = view.getUint32(at + 4);
    if (kind === CHUNK.acTL && view.getUint32(at + 8) > 1) return true;
    if (kind === CHUNK.fdAT) return true;
    if (kind === CHUNK.IEND) return false;
  }
  return false;
}
