import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { noisyJpeg, overwritten, paint, segmentAt, withBytes } from '#testing/pictures.ts';
import { type Encoded, encodePicture } from './encode-picture.ts';
import { inspectPicture } from './inspect-picture.ts';
import { oneAtATime } from './one-at-a-time.ts';

async function encoded(bytes: Buffer): Promise<Encoded> {
  const result = await encodePicture(bytes);
  if (!result.ok) throw new Error(result.code);
  return result;
}

/** The colour of a point of the upright picture, given as shares of its sides. */
async function colourAt(content: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(content).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

const near = (expected: number[], tolerance = 12) =>
  expected.map((value) => expect.toSatisfy((actual: number) => Math.abs(actual - value) <= tolerance));

describe('an encoded picture', () => {
  it('comes in four widths and two formats, each file named after its own content', async () => {
    const { width, height, variants } = await encoded(await (await paint(2000, 1500)).jpeg().toBuffer());
    expect([width, height]).toEqual([1600, 1200]);
    expect(variants.map((each) => `${each.format} ${each.width}×${each.height}`)).toEqual([
      'avif 480×360',
      'jpeg 480×360',
      'avif 800×600',
      'jpeg 800×600',
      'avif 1200×900',
      'jpeg 1200×900',
      'avif 1600×1200',
      'jpeg 1600×1200',
    ]);
    for (const { content, bytes, file, ...variant } of variants) {
      const digest = createHash('sha256').update(content).digest('hex').slice(0, 32);
      expect(file).toBe(`${digest}-${variant.width}.${variant.format === 'jpeg' ? 'jpg' : 'avif'}`);
      const real = await sharp(content).metadata();
      expect([real.width, real.height, content.length]).toEqual([variant.width, variant.height, bytes]);
    }
  });

  it('is never enlarged', async () => {
    const widths = async (width: number) => {
      const { variants } = await encoded(await (await paint(width, 100)).png().toBuffer());
      return variants.filter(({ format }) => format === 'jpeg').map((variant) => variant.width);
    };
    expect(await widths(1)).toEqual([1]);
    expect(await widths(300)).toEqual([300]);
    expect(await widths(480)).toEqual([480]);
    expect(await widths(1000)).toEqual([480, 800, 1000]);
  });

  it('has nothing left of what came along: no EXIF, GPS, XMP, IPTC, profile or orientation', async () => {
    const source = await (await paint(600, 400))
      .withExif({
        IFD0: { Make: 'Camera', Artist: 'Somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="x"/></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const before = await sharp(source).metadata();
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true);
    for (const { content, format } of (await encoded(source)).variants) {
      const after = await sharp(content).metadata();
      expect(after).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar', hasProfile: false });
      expect([after.exif, after.xmp, after.icc, after.iptc]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(after.orientation ?? 1).toBe(1);
      const raw = content.toString('latin1');
      expect(raw).not.toMatch(/Camera|Somebody|xmpmeta|GPS/);
      if (format === 'jpeg') expect(raw).not.toContain('ICC_PROFILE');
    }
  });

  it('keeps its colours when its profile is taken away', async () => {
    const wide = await (await paint(600, 400, { r: 250, g: 20, b: 20 }))
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const declared = await colourAt(wide, 0.8, 0.8);
    expect(declared).not.toEqual(near([250, 20, 20]));
    for (const { content } of (await encoded(wide)).variants) {
      expect(await colourAt(content, 0.8, 0.8)).toEqual(near([250, 20, 20]));
    }
  });

  it('stands upright as the camera meant it', async () => {
    const sideways = await (await paint(800, 600)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, variants } = await encoded(sideways);
    expect([width, height]).toEqual([600, 800]);
    for (const { content } of variants) {
      expect(await colourAt(content, 0.9, 0.1)).toEqual(near([255, 255, 255]));
      expect(await colourAt(content, 0.1, 0.1)).toEqual(near([200, 40, 40]));
    }
  });

  it.each(['cmyk', 'b-w', 'rgb16'] as const)('is sRGB of eight bits when it came as %s', async (space) => {
    const picture = (await paint(600, 400)).toColourspace(space);
    const source = await (space === 'rgb16' ? picture.png() : picture.jpeg()).toBuffer();
    for (const { content } of (await encoded(source)).variants) {
      expect(await sharp(content).metadata()).toMatchObject({ channels: 3, space: 'srgb', depth: 'uchar' });
      expect(await colourAt(content, 0.1, 0.1)).toEqual(near([255, 255, 255]));
    }
  });

  it('lies on white where it was transparent', async () => {
    const glass = await sharp({
      create: { width: 500, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    for (const { content } of (await encoded(glass)).variants) {
      expect(await colourAt(content, 0.5, 0.5)).toEqual(near([255, 255, 255]));
    }
  });
});

/** The segment by which a file says that it is JFIF, of version 2, which there is not. */
const JFIF_2 = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 2, 1, 0, 0, 1, 0, 1, 0, 0];

/** The segment by which Adobe's programs say how colours are parted, with a kind that there is not. */
const ADOBE_9 = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 9];

/** What is written before a marker to fill up, and nowhere else. */
const FILL: number[] = Array(40).fill(0xff);

describe('a picture that every viewer shows is taken, with all of its pixels', async () => {
  // Narrower than the narrowest width, so that each is encoded in one.
  const size = { width: 300, height: 200 };
  const [jpeg, progressive] = [await noisyJpeg(size), await noisyJpeg({ ...size, progressive: true })];
  const [SOS, EOI, FRAME, TABLE] = [0xda, 0xd9, 0xc0, 0xdb];
  const scan = segmentAt(jpeg, SOS);
  // Marker, length, number of components, two bytes for each of three; then the selection.
  const selection = scan + 2 + 2 + 1 + 6;
  const png = await sharp(jpeg).png().toBuffer();
  const png16 = await sharp(jpeg).toColourspace('rgb16').png().toBuffer();
  const odd = await sharp(jpeg).resize(301, 199).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const [right, rightProgressive] = [await encoded(jpeg), await encoded(progressive)];

  it.each<[string, Buffer, Encoded?]>([
    [
      'whose scan says that it brings no coefficients, as some telephones write',
      overwritten(jpeg, selection, 0, 0, 0),
    ],
    ['with stray bytes before the first table', withBytes(jpeg, segmentAt(jpeg, TABLE), 1, 2, 3)],
    ['with stray bytes before its frame', withBytes(jpeg, segmentAt(jpeg, FRAME), 0, 0)],
    ['with stray bytes before its scan', withBytes(jpeg, scan, 9, 9, 9)],
    ['with stray bytes at several places', withBytes(withBytes(jpeg, scan, 9), 2, 7, 7)],
    ['with stray bytes before its end', withBytes(jpeg, segmentAt(jpeg, EOI), 1, 2)],
    ['of another version of JFIF', withBytes(jpeg, 2, ...JFIF_2)],
    ['that names an unknown kind of colours', withBytes(jpeg, 2, ...ADOBE_9)],
    ['without its end mark', jpeg.subarray(0, -2)],
    ['with half of its end mark', jpeg.subarray(0, -1)],
    ['with another picture behind it, as telephones write', Buffer.concat([jpeg, progressive])],
    ['with a text behind it', Buffer.concat([jpeg, Buffer.from('behind')])],
    ['that is progressive', progressive, rightProgressive],
    ['that is progressive, without its end mark', progressive.subarray(0, -2), rightProgressive],
    ['that is a PNG with a text behind it', Buffer.concat([png, Buffer.from('behind')])],
    ['that is a PNG of 16 bits', png16],
  ])('%s', async (_, bytes, expected = right) => {
    const got = await encoded(bytes);
    expect([got.width, got.height]).toEqual([300, 200]);
    for (const [n, { content, format }] of got.variants.entries()) {
      if (format !== 'jpeg') continue;
      expect(await differenceOf(content, expected.variants[n]?.content)).toBeLessThan(1);
    }
  });

  it('standing upright, whatever its sides are', async () => {
    expect(await encoded(odd)).toMatchObject({ width: 199, height: 301 });
  });

  it('in gray and in the inks of a printer, with the oddities of telephones', async () => {
    for (const space of ['b-w', 'cmyk'] as const) {
      const bytes = await sharp(jpeg).toColourspace(space).jpeg().toBuffer();
      const stray = withBytes(bytes.subarray(0, -2), segmentAt(bytes, SOS), 3);
      expect(await encoded(stray), space).toMatchObject(size);
    }
  });
});

/** How much the pixels of two pictures differ in the mean, of 255. */
async function differenceOf(content: Buffer, other: Buffer | undefined): Promise<number> {
  const [a, b] = await Promise.all([content, other].map((each) => sharp(each).raw().toBuffer()));
  if (!a || a.length !== b?.length) return 255;
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('a damaged picture is refused', () => {
  it('when rows of a JPEG are missing, also behind an oddity that alone costs nothing', async () => {
    const jpeg = await noisyJpeg();
    const scan = segmentAt(jpeg, 0xda);
    const half = Buffer.concat([jpeg.subarray(0, jpeg.length / 2), Buffer.from([0xff, 0xd9])]);
    const rows: Record<string, Buffer> = {
      'the last byte of the last row': jpeg.subarray(0, -3),
      'its last rows': jpeg.subarray(0, -1000),
      'half of them, with an end mark': half,
      'half of them, and its scan is odd': overwritten(half, scan + 11, 0, 0, 0),
      'half of them, and stray bytes': withBytes(half, scan, 1, 2, 3),
      'half of them, and another version of JFIF': withBytes(half, 2, ...JFIF_2),
      'some in the middle': overwritten(jpeg, 20_000, ...FILL),
      'some in the middle, in a way that the decoder reads over': overwritten(jpeg, 20_000, ...FILL, 0x00),
      'some in the middle, and a restart': overwritten(jpeg, 20_000, ...FILL, 0xd3),
      'some in the middle, and an end mark': overwritten(jpeg, 20_000, ...FILL, 0xd9),
      'some in the middle, and an unknown kind of colours': withBytes(
        overwritten(jpeg, 20_000, ...FILL, 0xd3),
        2,
        ...ADOBE_9,
      ),
      'all of them': jpeg.subarray(0, scan),
    };
    for (const [what, bytes] of Object.entries(rows)) {
      expect(await encodePicture(bytes), what).toMatchObject({ ok: false, code: 'damaged' });
    }
  });

  it('while others are looked at, whose faults go through the same buffer of the process', async () => {
    const jpeg = await noisyJpeg();
    const half = Buffer.concat([jpeg.subarray(0, jpeg.length / 2), Buffer.from([0xff, 0xd9])]);
    let isOver = false;
    const looking = Promise.all(
      [jpeg, jpeg, half, jpeg.subarray(0, 100)].map(async (bytes) => {
        while (!isOver) await inspectPicture(bytes);
      }),
    );
    try {
      for (let n = 0; n < 10; n++) {
        expect(await encodePicture(half), `${n}`).toMatchObject({ ok: false, code: 'damaged' });
      }
    } finally {
      isOver = true;
      await looking;
    }
  });

  it('and a whole one, taken in at the same time, is not', async () => {
    const jpeg = await noisyJpeg();
    const whole = await sharp(jpeg).resize(60, 40).jpeg().toBuffer();
    const odd = withBytes(whole, segmentAt(whole, 0xda), 1, 2, 3);
    const answers = await Promise.all(
      [jpeg.subarray(0, -1000), whole, jpeg.subarray(0, -3), odd].flatMap((each) => [
        encodePicture(each),
        encodePicture(each),
      ]),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, true, true, false, false, true, true]);
  });

  it('when a progressive JPEG breaks off between two passes, or within one', async () => {
    const jpeg = await noisyJpeg({ progressive: true });
    for (const end of [segmentAt(jpeg, 0xda), segmentAt(jpeg, 0xc4), Math.floor(jpeg.length * 0.9)]) {
      expect(await encodePicture(jpeg.subarray(0, end)), `${end}`).toMatchObject({ code: 'damaged' });
    }
  });

  it('and a file of nothing but markers takes no time', async () => {
    const markers = Buffer.alloc(12_000_000);
    for (let at = 2; at < markers.length - 5; at += 5) markers.set([0xff, 0xe0, 0, 2, 0], at);
    for (const bytes of [markers, Buffer.alloc(12_000_000, 0xff)]) {
      bytes.set([0xff, 0xd8, 0xff]);
      const begun = process.cpuUsage();
      expect(await encodePicture(bytes)).toMatchObject({ code: 'damaged' });
      expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)('when a %s ends too early', async (format) => {
    const bytes = await (await paint(600, 400)).toFormat(format).toBuffer();
    for (const share of [0.5, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await encodePicture(cut), `${share} of it`).toMatchObject({ ok: false, code: 'damaged' });
    }
  });

  it('when bytes in the middle of a PNG are others', async () => {
    const bytes = Buffer.from(await (await paint(600, 400)).png({ compressionLevel: 0 }).toBuffer());
    bytes.fill(0x5a, 100_000, 100_020);
    expect(await encodePicture(bytes)).toMatchObject({ ok: false, code: 'damaged' });
  });
});

it('pictures are decoded one after the other, also after one that failed', async () => {
  const steps: string[] = [];
  const work = (name: string, fail = false) =>
    oneAtATime(async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      steps.push(`${name} ends`);
      if (fail) throw new Error(name);
    });
  await Promise.allSettled([work('one', true), work('two'), work('three')]);
  expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
});
