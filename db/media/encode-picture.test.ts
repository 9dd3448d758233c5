import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Encoded, encodePicture } from './encode-picture.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { paint } from './testing.ts';

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

describe('a damaged picture is refused', () => {
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
