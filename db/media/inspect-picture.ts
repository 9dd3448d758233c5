import sharp from 'sharp';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from './limits.ts';
import { type MediaRefusal, refuseMedia } from './refusal.ts';
import { isPictureFormat, type PictureFormat, sniffFormat } from './sniff-format.ts';

export type Inspected = { ok: true; format: PictureFormat };

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
  const header = await readHeader(bytes);
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
  return { ok: true, format };
}

/** The limit in words of megabytes, for files that are not even read. */
export function megabytes(bytes: number): { megabytes: number; limit: number } {
  return { megabytes: Math.ceil(bytes / 100_000) / 10, limit: MAX_PICTURE_BYTES / 1_000_000 };
}

async function readHeader(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return undefined;
  }
}

/** An animated PNG says so in a chunk of its own before the first picture; the decoder knows only that picture. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'acTL') return true;
    if (kind === 'IDAT') return false;
  }
  return false;
}
