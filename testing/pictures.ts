import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture to try things with: a flat colour, a white corner at the top left, and a little grain. */
export async function paint(
  width: number,
  height: number,
  colour: { r: number; g: number; b: number } = { r: 200, g: 40, b: 40 },
): Promise<Sharp> {
  const corner = await sharp({
    create: {
      width: Math.ceil(width / 4),
      height: Math.ceil(height / 4),
      channels: 3,
      background: 'white',
    },
  })
    .png()
    .toBuffer();
  const whole = await sharp({ create: { width, height, channels: 3, background: colour } })
    .composite([{ input: corner, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return sharp(whole);
}

/** A tiny PNG file that says it has so many pixels: what a decompression bomb looks like from outside. */
export function pngOfSize(width: number, height: number, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(Buffer.alloc(width < 10_000 ? (width + 1) * height : 64))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG file, with its checksum. */
export function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 8 + data.length);
  return chunk;
}

type NoisyJpeg = { width?: number; height?: number; progressive?: boolean };

/** A JPEG file of which every byte counts: noise, so that nothing of it can be left out unseen. Always the same. */
export function noisyJpeg({ width = 600, height = 400, ...options }: NoisyJpeg = {}): Promise<Buffer> {
  const channels = 3;
  const pixels = Buffer.alloc(width * height * channels);
  let state = 1;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Around middle gray; the lower bits of such a generator repeat too soon.
    pixels[at] = 77 + ((state >>> 16) % 103);
  }
  return sharp(pixels, { raw: { width, height, channels } }).jpeg(options).toBuffer();
}

/** Where in a JPEG file the last segment of this kind begins. */
export function segmentAt(jpeg: Buffer, marker: number): number {
  const at = jpeg.lastIndexOf(Buffer.from([0xff, marker]));
  if (at < 0) throw new Error(`There is no segment ${marker.toString(16)}.`);
  return at;
}

/** A file with bytes put in. */
export const withBytes = (file: Buffer, at: number, ...bytes: number[]): Buffer =>
  Buffer.concat([file.subarray(0, at), Buffer.from(bytes), file.subarray(at)]);

/** A file with bytes written over those that are there. */
export function overwritten(file: Buffer, at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(file);
  copy.set(bytes, at);
  return copy;
}
