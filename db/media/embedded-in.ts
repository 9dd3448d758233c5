import { Parser } from 'htmlparser2';
import { cleanName, cleanText } from '#lib/article/clean-text.ts';
import type { Embedded } from '#lib/media/embedded.ts';

/** Longer than any caption; what is behind it is cut. */
const MOST_LETTERS = 2_000;
/** Some programs keep the whole history of a picture in its XMP. */
const MOST_BYTES = 1_000_000;

/**
 * What a file says of itself. XMP goes before IPTC: it says in which characters it is written.
 * @param blocks as `sharp` hands them out: the XMP packet, and the Photoshop resources or the records of IPTC
 */
export function embeddedIn(blocks: {
  xmp?: Uint8Array | undefined;
  iptc?: Uint8Array | undefined;
}): Embedded {
  const [xmp, iptc] = [fromXmp(blocks.xmp), fromIptc(blocks.iptc)];
  const line = (text = '') => cleanName(text).slice(0, MOST_LETTERS);
  const caption = cleanText(xmp.caption || iptc.caption || '', { lines: 'many' }).trim();
  const credit = line(xmp.credit) || line(iptc.credit);
  const madeOn = dayOf(xmp.madeOn) ?? dayOf(iptc.madeOn);
  return {
    ...(caption && { caption: caption.slice(0, MOST_LETTERS) }),
    ...(credit && { credit }),
    ...(madeOn && { madeOn }),
  };
}

/** `20261103`, `2026-11-03` or `2026-11-03T14:05:00+09:00`. */
function dayOf(text = ''): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text.trim()) ?? [];
  const iso = `${year}-${month}-${day}`;
  return year && !Number.isNaN(Date.parse(iso)) ? iso : undefined;
}

/** Datasets of record 2 (IPTC-IIM 4.2): caption, credit, who made it, when. */
const DATASET = { caption: 120, credit: 110, byLine: 80, date: 55 };

function fromIptc(block: Uint8Array | undefined): Embedded {
  if (!block || block.length > MOST_BYTES) return {};
  const found = new Map<number, string[]>();
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  for (let at = firstRecord(bytes); at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
    const [record, dataset, length] = [bytes[at + 1], bytes[at + 2] as number, bytes.readUInt16BE(at + 3)];
    // The length of an extended dataset stands elsewhere; none of ours is so long.
    if (length > 0x7fff) break;
    const end = at + 5 + length;
    const value = bytes.subarray(at + 5, end);
    if (record === 2) found.set(dataset, [...(found.get(dataset) ?? []), lettersOf(value)]);
    at = end;
  }
  const first = (dataset: number) => found.get(dataset)?.[0];
  return embeddedOf({
    caption: first(DATASET.caption),
    credit: creditOf(found.get(DATASET.byLine), first(DATASET.credit)),
    madeOn: first(DATASET.date),
  });
}

/** The records stand alone, or as the resource 0x0404 among those of Photoshop. */
function firstRecord(bytes: Buffer): number {
  if (bytes[0] === 0x1c) return 0;
  for (let at = bytes.indexOf('8BIM'); at >= 0; at = bytes.indexOf('8BIM', at + 4)) {
    if (at + 12 > bytes.length || bytes.readUInt16BE(at + 4) !== 0x0404) continue;
    // A name with its length in front, filled up to an even number of bytes; then four bytes of length.
    const name = 1 + (bytes[at + 6] as number);
    return at + 6 + name + (name % 2) + 4;
  }
  return -1;
}

/** Few programs say which characters they write: what is no UTF-8 is read as Latin. */
function lettersOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Where each property stands, by its name without the prefix that a file may choose. */
const PROPERTIES = ['description', 'creator', 'Credit', 'DateCreated', 'CreateDate'] as const;
type Property = (typeof PROPERTIES)[number];
const propertyOf = (name: string) => PROPERTIES.find((each) => each === name.split(':').at(-1));

/** A property is an attribute, the text of an element, or the items of a list in it; of several languages the first is taken. */
function fromXmp(block: Uint8Array | undefined): Embedded {
  if (!block || block.length > MOST_BYTES) return {};
  const found = new Map<Property, string[]>();
  let within: Property | undefined;
  let text = '';
  const keep = (property: Property, value: string) => {
    if (value.trim() !== '') found.set(property, [...(found.get(property) ?? []), value.trim()]);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        for (const [key, value] of Object.entries(attributes)) {
          const property = propertyOf(key);
          if (property) keep(property, value);
        }
        within ??= propertyOf(name);
        text = '';
      },
      ontext(data) {
        text += data;
      },
      onclosetag(name) {
        if (within && (propertyOf(name) === within || name.endsWith(':li'))) keep(within, text);
        text = '';
        if (propertyOf(name) === within) within = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(Buffer.from(block).toString('utf8'));
  const first = (property: Property) => found.get(property)?.[0];
  return embeddedOf({
    caption: first('description'),
    credit: creditOf(found.get('creator'), first('Credit')),
    madeOn: first('DateCreated') ?? first('CreateDate'),
  });
}

/** Who made it, and for whom: `Mika Ito / Kyodo`. */
function creditOf(makers: string[] = [], agency = ''): string {
  return [...new Set([...makers, agency])].filter(Boolean).join(' / ');
}

const embeddedOf = (found: { [key in keyof Embedded]: Embedded[key] | undefined }): Embedded => ({
  ...(found.caption && { caption: found.caption }),
  ...(found.credit && { credit: found.credit }),
  ...(found.madeOn && { madeOn: found.madeOn }),
});
