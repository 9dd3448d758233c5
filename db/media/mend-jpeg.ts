/*
 * Telephones, scanners and web servers write JPEG files with small faults that every viewer overlooks, and that decoders
 * complain of in the same breath as of real damage. They are put right before the decoder looks, so that whatever it
 * still complains of is damage (encode-picture.ts).
 */

export type MendedJpeg = {
  bytes: Uint8Array;
  /** Whether the end marker was there. Without it the file was cut off, perhaps behind its last row. */
  hasEnd: boolean;
  /**
   * Whether pixels are missing or wrong in a way that the decoder does not tell of: the file was cut off between two passes
   * of a progressive picture, or its coded pixels hold what no encoder writes.
   */
  isDamaged: boolean;
};

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;

/** More than any camera writes; a file of nothing else is left to the decoder. */
const MOST_SEGMENTS = 4096;

/** Frames that come in one pass: baseline and extended, with Huffman or arithmetic coding. */
const SEQUENTIAL = [0xc0, 0xc1, 0xc9];
const PROGRESSIVE = [0xc2, 0xca];
const isFrame = (marker: number) => SEQUENTIAL.includes(marker) || PROGRESSIVE.includes(marker);

/** Markers without a length: restarts within a scan, and TEM. */
const isBare = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/**
 * The first picture of a JPEG file without faults that cost no pixel: stray bytes before a marker are left out, the scan
 * of a sequential picture says that it brings all coefficients (as it does, whatever is written there), an unknown version
 * and an unknown kind of colours become those that decoders assume, the end marker is set where it is missing, and what
 * follows it is left out (a telephone's second picture, a text).
 *
 * The pixels are never touched: what is missing stays missing, and the decoder finds it.
 */
export function mendJpeg(bytes: Uint8Array): MendedJpeg {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mended = new Uint8Array(bytes.length + 2);
  let length = 0;
  const keep = (from: number, to: number) => {
    mended.set(bytes.subarray(from, to), length);
    length += Math.min(to, bytes.length) - from;
  };
  const passes = new Passes();
  let isSequential = false;
  let hasEnd = false;
  let hasStrayFill = false;
  let adobe: Uint8Array | undefined;
  keep(0, 2);
  let segments = 0;
  for (let at = nextMarker(bytes, 2); at + 1 < bytes.length; ) {
    if (++segments > MOST_SEGMENTS) return { bytes, hasEnd: true, isDamaged: false };
    const marker = bytes[at + 1] as number;
    hasEnd = marker === EOI;
    if (hasEnd) break;
    let end = at + 2;
    if (marker !== SOI && !isBare(marker)) {
      end += at + 4 <= bytes.length ? view.getUint16(at + 2) : bytes.length;
      const segment = length;
      keep(at, end);
      if (marker === APP0) mendVersion(mended.subarray(segment, length));
      if (marker === APP14) adobe = mended.subarray(segment, length);
      if (isFrame(marker)) mendColours(adobe, bytes[at + 9]);
      if (SEQUENTIAL.includes(marker)) isSequential = true;
      if (PROGRESSIVE.includes(marker)) passes.begin(bytes.subarray(at, end));
      if (marker === SOS) {
        if (isSequential) mended.set(ALL_COEFFICIENTS, Math.max(segment, length - 3));
        passes.add(bytes.subarray(at, end));
        const pixels = end;
        end = endOfScan(bytes, pixels);
        keep(pixels, end);
        hasStrayFill ||= isStrayFillIn(bytes.subarray(pixels, end));
      }
    }
    at = nextMarker(bytes, end);
  }
  mended.set([0xff, EOI], length);
  const isDamaged = hasStrayFill || (!hasEnd && !passes.areAll());
  return { bytes: mended.subarray(0, length + 2), hasEnd, isDamaged };
}

/** Spectral selection 0 to 63, no successive approximation. */
const ALL_COEFFICIENTS = [0, 63, 0];

/**
 * In coded pixels, 0xff is followed by 0x00 at once, and only markers are filled up. Decoders read over it, as over one 0xff,
 * and may come to the last row without missing anything.
 */
function isStrayFillIn({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).includes(STRAY_FILL);
}

const STRAY_FILL = Buffer.from([0xff, 0xff, 0x00]);

/** There is but version 1 of JFIF; decoders complain of others and read on. */
function mendVersion(segment: Uint8Array): void {
  if (segment.length > 9 && Buffer.from(segment.subarray(4, 9)).equals(JFIF)) segment[9] = 1;
}

const JFIF = Buffer.from('JFIF\0');

/** Adobe's segment says whether colours are mixed (0) or how they are parted; decoders complain of all but this. */
function mendColours(segment: Uint8Array | undefined, components: number | undefined): void {
  if (!segment || segment.length < 16 || !Buffer.from(segment.subarray(4, 9)).equals(ADOBE)) return;
  if (segment[15] !== 0) segment[15] = components === 4 ? 2 : 1;
}

const ADOBE = Buffer.from('Adobe');

/** Which components of a progressive picture have been brought to their last bit: the mean of each block, and the rest. */
class Passes {
  private readonly open = new Set<string>();

  begin(frame: Uint8Array): void {
    for (let at = 10; at < frame.length; at += 3) {
      this.open.add(`mean ${frame[at]}`).add(`rest ${frame[at]}`);
    }
  }

  add(scan: Uint8Array): void {
    const [first, last, approximation = 0] = scan.subarray(-3);
    if ((approximation & 15) !== 0) return;
    for (let at = 5; at < scan.length - 3; at += 2) {
      if (first === 0) this.open.delete(`mean ${scan[at]}`);
      if (last === 63) this.open.delete(`rest ${scan[at]}`);
    }
  }

  areAll(): boolean {
    return this.open.size === 0;
  }
}

/** Where the next marker begins; it may be filled up with 0xff in front. In coded pixels, 0xff is written 0xff 0x00. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at)) {
    while (bytes[at + 1] === 0xff) at++;
    if (bytes[at + 1] !== 0x00) return at;
    at += 2;
  }
  return bytes.length;
}

/** Where the coded pixels end: before a marker that is no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = nextMarker(bytes, from);
  while (isBare(bytes[at + 1] ?? EOI)) at = nextMarker(bytes, at + 2);
  return at;
}
