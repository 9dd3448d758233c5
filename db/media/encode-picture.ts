import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { PictureVariant } from '#lib/media/picture.ts';
import { MAX_PICTURE_PIXELS, VARIANT_WIDTHS } from './limits.ts';
import { mediaFileName } from './media-file.ts';
import { mendJpeg } from './mend-jpeg.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type MediaRefusal, refuseMedia } from './refusal.ts';
import { sniffFormat } from './sniff-format.ts';

export type EncodedVariant = PictureVariant & { content: Buffer };
export type Encoded = { ok: true; width: number; height: number; variants: EncodedVariant[] };

/*
 * AVIF for nearly everybody, JPEG for the rest: docs/media.md has the figures. Effort 4 would take five times as long
 * as 3 for a tenth fewer bytes.
 */
const ENCODERS = {
  avif: (picture: Sharp) => picture.avif({ quality: 50, effort: 3 }),
  jpeg: (picture: Sharp) => picture.jpeg({ quality: 75, mozjpeg: true }),
};

/**
 * Decodes a picture that `inspectPicture` let pass and encodes it anew in every width and format: upright, in sRGB, on
 * white where it was transparent, and with nothing of what came along with it (EXIF, GPS, profiles, thumbnails).
 * Refuses what is cut off or damaged; half a picture is never kept.
 */
export function encodePicture(bytes: Uint8Array): Promise<Encoded | MediaRefusal> {
  return oneAtATime(async () => {
    const upright = await decode(bytes);
    if (!upright) return refuseMedia('damaged');
    const variants: EncodedVariant[] = [];
    let largest = { width: 0, height: 0 };
    for (const width of widthsOf(upright.width)) {
      const height = Math.max(1, Math.round((upright.height * width) / upright.width));
      largest = { width, height };
      const sized = sharp(upright.pixels, { raw: upright.raw }).resize(width, height, { fit: 'fill' });
      for (const [format, encode] of Object.entries(ENCODERS) as [
        keyof typeof ENCODERS,
        (s: Sharp) => Sharp,
      ][]) {
        const content = await encode(sized.clone()).toBuffer();
        const digest = createHash('sha256').update(content).digest('hex').slice(0, 32);
        const file = mediaFileName({ digest, width, format });
        variants.push({ format, width, height, bytes: content.length, file, content });
      }
    }
    return { ok: true, ...largest, variants };
  });
}

/**
 * The pixels of a picture as readers should see them, no wider than the widest variant; null when it is damaged.
 *
 * The decoder of JPEG only ever warns when it had to make up pixels, in the same way as of harmless oddities. Those are put
 * right before, so that any warning is damage. Its words are not asked: the buffer in which they stand is one for the
 * process, and whatever else is decoded meanwhile empties or fills it.
 */
async function decode(bytes: Uint8Array) {
  if (sniffFormat(bytes) !== 'jpeg') return decodeStrictly(bytes, 'error').catch(() => null);
  const jpeg = mendJpeg(bytes);
  return jpeg.isDamaged ? null : decodeStrictly(jpeg.bytes, 'warning').catch(() => null);
}

/** @param failOn what ends it: an error of the decoder, or a warning already */
async function decodeStrictly(bytes: Uint8Array, failOn: 'error' | 'warning') {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PICTURE_PIXELS, failOn })
    .autoOrient()
    .resize({ width: VARIANT_WIDTHS[VARIANT_WIDTHS.length - 1], withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { pixels: data, width, height, raw: { width, height, channels } };
}

function widthsOf(width: number): number[] {
  const narrower = VARIANT_WIDTHS.filter((each) => each < width);
  return [...narrower, Math.min(width, VARIANT_WIDTHS[VARIANT_WIDTHS.length - 1] as number)].filter(
    (each, index, all) => all.indexOf(each) === index,
  );
}
