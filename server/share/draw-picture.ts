import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { composeChart } from '#lib/share/compose-chart.ts';
import { type Composition, composePicture } from '#lib/share/compose-picture.ts';
import type { ChartSubject, DrawnSubject, ShareShape } from '#lib/share/share-address.ts';
import type { Typesetter } from '#lib/share/typesetter.ts';

/** What is drawn, in a form that can be sent to another thread. */
export type Drawing =
  | { subject: DrawnSubject; shape: ShareShape; tagline: string; name: string }
  | { subject: ChartSubject };

/** In bytes. Messengers fetch pictures while somebody waits for a preview, some of them none that are large. */
const MOST = 80_000;
/** Of JPEG. Nearly all drawings meet the bound with the first, photographs with one of the next. */
const QUALITIES = [76, 66, 56];
/** For a long headline in a large picture; takes four times as long. */
const LEAST = { quality: 40, mozjpeg: true };

/**
 * Draws a picture, as the bytes of a JPEG; a chart as those of a PNG.
 * @param mediaFolder where photographs are
 * @throws when a photograph cannot be read
 */
export async function drawPicture(
  drawing: Drawing,
  typesetter: Typesetter,
  mediaFolder: string,
): Promise<Uint8Array> {
  if (!('shape' in drawing)) return drawChartPicture(drawing.subject, typesetter);
  const { svg, photograph } = composePicture({ ...drawing, typesetter });
  const drawn = () => sharp(Buffer.from(svg)).removeAlpha();
  if (!photograph) return encode(drawn);
  const whole = await pixelsOf(drawn());
  lay(await pixelsOf(await cropped(photograph, mediaFolder)), whole, photograph.box);
  return encode(() => sharp(whole.data, { raw: whole.info }));
}

/** In few colours: a line and its edges have no more. */
async function drawChartPicture(subject: ChartSubject, typesetter: Typesetter): Promise<Uint8Array> {
  const svg = composeChart(subject, typesetter);
  return sharp(Buffer.from(svg)).removeAlpha().png({ palette: true, colours: 64, effort: 4 }).toBuffer();
}

/** The best JPEG that is small enough. */
async function encode(picture: () => Sharp): Promise<Uint8Array> {
  for (const quality of QUALITIES) {
    const bytes = await picture().jpeg({ quality }).toBuffer();
    if (bytes.length <= MOST) return bytes;
  }
  return picture().jpeg(LEAST).toBuffer();
}

type Pixels = Awaited<ReturnType<typeof pixelsOf>>;

const pixelsOf = (picture: Sharp) => picture.raw().toBuffer({ resolveWithObject: true });

/** Copies a picture onto another one, row by row. */
function lay(part: Pixels, whole: Pixels, { left, top }: { left: number; top: number }): void {
  const { width, height, channels } = part.info;
  for (let row = 0; row < height; row++) {
    const at = ((top + row) * whole.info.width + left) * channels;
    part.data.copy(whole.data, at, row * width * channels, (row + 1) * width * channels);
  }
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
  return photograph.resize({ ...size, fit: 'fill' }).extract({
    left: from(size.width, box.width, focalX),
    top: from(size.height, box.height, focalY),
    width: box.width,
    height: box.height,
  });
}
