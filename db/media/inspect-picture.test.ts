import { describe, expect, it } from 'vitest';
import { noisyJpeg, paint, pngChunk, pngOfSize, segmentAt, withBytes } from '#testing/pictures.ts';
import { inspectPicture } from './inspect-picture.ts';

const text = (content: string) => Buffer.from(content, 'latin1');

describe('a picture', () => {
  it('is taken in as JPEG, PNG or WebP', async () => {
    const picture = await paint(60, 40);
    const taken = { ok: true, warnings: [], embedded: {} };
    expect(await inspectPicture(await picture.jpeg().toBuffer())).toEqual({ ...taken, format: 'jpeg' });
    expect(await inspectPicture(await picture.png().toBuffer())).toEqual({ ...taken, format: 'png' });
    expect(await inspectPicture(await picture.webp().toBuffer())).toEqual({ ...taken, format: 'webp' });
  });

  it.each([
    ['gif', text('GIF89a\x01\x00\x01\x00')],
    ['svg', text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['heic', text('\0\0\0\x18ftypheic\0\0\0\0')],
    ['avif', text('\0\0\0\x18ftypavif\0\0\0\0')],
    ['pdf', text('%PDF-1.7')],
    ['tiff', text('II*\0\x08\0\0\0')],
    ['bmp', text('BM\x3a\0\0\0')],
    ['photoshop', text('8BPS\0\x01')],
  ])('that is a %s is refused by name', async (format, bytes) => {
    expect(await inspectPicture(bytes)).toEqual({ ok: false, code: 'other-format', detail: { format } });
  });

  it('is not what its first bytes do not say', async () => {
    expect(await inspectPicture(text('Hello, I am photo.jpg'))).toMatchObject({ code: 'not-a-picture' });
    expect(await inspectPicture(text('RIFF\0\0\0\0WAVEfmt '))).toMatchObject({ code: 'not-a-picture' });
    expect(await inspectPicture(Buffer.alloc(0))).toMatchObject({ code: 'empty' });
    expect(await inspectPicture(text('\xff\xd8\xff'))).toMatchObject({ code: 'damaged' });
  });

  it('of more than 12 MB is refused unread', async () => {
    expect(await inspectPicture(Buffer.alloc(12_000_001))).toEqual({
      ok: false,
      code: 'too-many-bytes',
      detail: { megabytes: 12.1, limit: 12 },
    });
  });

  it('that would unfold to 225 megapixels is refused by its header', async () => {
    expect(await inspectPicture(pngOfSize(15_000, 15_000))).toEqual({
      ok: false,
      code: 'too-many-pixels',
      detail: { width: 15_000, height: 15_000, megapixels: 225, limit: 40 },
    });
    expect(await inspectPicture(pngOfSize(8_000, 5_001))).toMatchObject({ code: 'too-many-pixels' });
    expect(await inspectPicture(pngOfSize(8_000, 5_000))).toMatchObject({ ok: true });
  });

  it('that is a ribbon is refused, although it has few pixels', async () => {
    expect(await inspectPicture(pngOfSize(20_000, 4))).toMatchObject({ code: 'too-long' });
  });

  it('that moves is refused', async () => {
    const frames = await Promise.all(
      [10, 200].map(async (r) => (await paint(20, 20, { r, g: 0, b: 0 })).png().toBuffer()),
    );
    const { default: sharp } = await import('sharp');
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await inspectPicture(webp)).toMatchObject({ code: 'animated' });
    const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    expect(await inspectPicture(pngOfSize(20, 20, [control]))).toMatchObject({ code: 'animated' });
    expect(await inspectPicture(pngOfSize(20, 20))).toMatchObject({ ok: true });
  });

  it('that declares an animation of one frame is still, unless that frame is another picture', async () => {
    const frames = (n: number) => pngChunk('acTL', Buffer.from([0, 0, 0, n, 0, 0, 0, 0]));
    const bytes = pngOfSize(20, 20, [frames(1)]);
    expect(await inspectPicture(bytes)).toMatchObject({ ok: true });
    expect(await inspectPicture(pngOfSize(20, 20, [frames(0)]))).toMatchObject({ ok: true });
    const end = bytes.length - 12;
    const hidden = Buffer.concat([
      bytes.subarray(0, end),
      pngChunk('fdAT', Buffer.alloc(20)),
      bytes.subarray(end),
    ]);
    expect(await inspectPicture(hidden)).toMatchObject({ code: 'animated' });
    const named = Buffer.concat([bytes, pngChunk('fdAT', Buffer.alloc(20))]);
    expect(await inspectPicture(named), 'what follows the end is no part of it').toMatchObject({ ok: true });
  });

  it('without its end mark is told so', async () => {
    const jpeg = await noisyJpeg();
    expect(await inspectPicture(jpeg.subarray(0, -2))).toMatchObject({ ok: true, warnings: ['no-end'] });
    expect(await inspectPicture(Buffer.concat([jpeg, text('behind it')]))).toMatchObject({ warnings: [] });
  });

  it('has its size read behind stray bytes', async () => {
    const jpeg = await noisyJpeg();
    const stray = withBytes(jpeg, segmentAt(jpeg, 0xc0), 1, 2, 3);
    expect(await inspectPicture(stray)).toMatchObject({ ok: true });
  });
});
