import sharp from 'sharp';
import { expect, it } from 'vitest';
import { paint, withBytes } from '#testing/pictures.ts';
import { encodePicture } from './encode-picture.ts';
import { inspectPicture } from './inspect-picture.ts';

const dataset = (number: number, value: Uint8Array) => [
  0x1c,
  2,
  number,
  value.length >> 8,
  value.length & 255,
  ...value,
];

/** The segment in which Photoshop keeps the records of IPTC, behind a resource of another kind. */
function photoshop(datasets: [number, Uint8Array][]): number[] {
  const records = datasets.flatMap(([number, value]) => dataset(number, value));
  const other = [...Buffer.from('8BIM'), 0x03, 0xed, 0, 0, 0, 0, 0, 2, 1, 2];
  const block = [...Buffer.from('8BIM'), 0x04, 0x04, 0, 0, 0, 0, records.length >> 8, records.length & 255];
  const body = [...Buffer.from('Photoshop 3.0\0'), ...other, ...block, ...records];
  return [0xff, 0xed, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
}

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Credit="共同" photoshop:DateCreated="2026-11-03T14:05:00+09:00">
<dc:creator><rdf:Seq><rdf:li>伊藤 美香</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">満潮の港 &amp; 灯台</rdf:li><rdf:li xml:lang="en">A port</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

const inspected = async (bytes: Buffer) => {
  const result = await inspectPicture(bytes);
  return result.ok ? result.embedded : result;
};

it('a file tells its caption, credit and day by IPTC, in UTF-8 or Latin, and nothing of it is in what is made of it', async () => {
  const jpeg = await (await paint(300, 200)).jpeg().toBuffer();
  const file = withBytes(
    jpeg,
    2,
    ...photoshop([
      [120, Buffer.from('潮の満ちた港\u0007')],
      [80, Buffer.from('Zoë Muñoz', 'latin1')],
      [110, Buffer.from('Kyodo')],
      [55, Buffer.from('20261103')],
    ]),
  );
  expect(await inspected(file)).toEqual({
    caption: '潮の満ちた港',
    credit: 'Zoë Muñoz / Kyodo',
    madeOn: '2026-11-03',
  });
  const encoded = await encodePicture(file);
  if (!encoded.ok) throw new Error(encoded.code);
  expect(encoded.variants.length).toBeGreaterThan(0);
  for (const { content } of encoded.variants) {
    const { iptc, xmp, exif } = await sharp(content).metadata();
    expect([iptc, xmp, exif]).toEqual([undefined, undefined, undefined]);
    expect(content.includes('Kyodo')).toBe(false);
  }
});

it('a file tells the same by XMP, of several languages the first', async () => {
  const png = await (await paint(64, 48)).withXmp(XMP).png().toBuffer();
  expect(await inspected(png)).toEqual({
    caption: '満潮の港 & 灯台',
    credit: '伊藤 美香 / 共同',
    madeOn: '2026-11-03',
  });
});

it('a file that says nothing, or nonsense, tells nothing', async () => {
  const plain = await (await paint(64, 48)).jpeg().toBuffer();
  expect(await inspected(plain)).toEqual({});
  const cut = photoshop([[120, Buffer.from('Port')]]).slice(0, -2);
  cut[3] = (cut[3] as number) - 2;
  expect(await inspected(withBytes(plain, 2, ...cut))).toEqual({ caption: 'Po' });
  expect(await inspected(withBytes(plain, 2, ...photoshop([[55, Buffer.from('20269999')]])))).toEqual({});
  const broken = await (await paint(64, 48)).withXmp('<rdf:RDF><dc:description>').png().toBuffer();
  expect(await inspected(broken)).toEqual({});
});
