import { join } from 'node:path';
import sharp from 'sharp';
import { type Composition, composePicture } from '#lib/share/compose-picture.ts';
import type { ShareShape, ShareSubject } from '#lib/share/share-address.ts';
import type { Typesetter } from '#lib/share/typesetter.ts';

/** What is drawn, in a form that can be sent to another thread. */
export type Drawing = { subject: ShareSubject; shape: ShareShape; tagline: string };

/** In bytes. Messengers fetch pictures while somebody waits for a preview, some of them none that are large. */
const MOST = 80_000;
/** Of JPEG. Most drawings meet the bound with the first, large ones and photographs with the next. */
const QUALITIES = [82, 72, 62, 50];

/**
 * Draws a picture, as the bytes of a JPEG.
 * @param mediaFolder where photographs are
 * @throws when a photograph cannot be read
 */
export async function drawPicture(
  drawing: Drawing,
  typesetter: Typesetter,
  mediaFolder: string,
): Promise<Uint8Array> {
  const { svg, photograph } = composePicture({ ...drawing, typesetter });
  const words = sharp(Buffer.from(svg)).flatten();
  if (photograph) {
    const { left, top } = photograph.box;
    const { data, info } = await cropped(photograph, mediaFolder);
    words.composite([{ input: data, raw: info, left, top }]);
  }
  const { data, info } = await words.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let bytes = data;
  for (const quality of QUALITIES) {
    bytes = await sharp(data, { raw: info }).jpeg({ quality }).toBuffer();
    if (bytes.length <= MOST) break;
  }
  return bytes;
}

/** A photograph that fills its box, with its focal point as near to the middle as its edges allow. */
async function cropped(
  { file, focalX, focalY, box }: NonNullable<Composition['photograph']>,
  mediaFolder: string,
) {
  const photograph = sharp(join(mediaFolder, file));
  const { width, height } = await photograph.metadata();
  const scale = Math.max(box.width / width, box.height / height);
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  const from = (whole: number, seen: number, focus: number) =>
    Math.round(Math.min(whole - seen, Math.max(0, whole * focus - seen / 2)));
  return photograph
    .resize({ ...size, fit: 'fill' })
    .extract({
      left: from(size.width, box.width, focalX),
      top: from(size.height, box.height, focalY),
      width: box.width,
      height: box.height,
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
}
