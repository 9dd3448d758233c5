import { Inflate } from 'fflate';

/** An article as XML has some 100 kB; the pictures of a document stay where they are. In bytes, of all that is inflated. */
const MAX_INFLATED = 16 * 1024 * 1024;
/** A document has some 20 entries, and one for each picture. */
const MAX_ENTRIES = 4_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

type Entry = { name: string; method: number; size: number; at: number };

/** The names of what a ZIP holds, by its directory. Undefined where there is no whole directory, or one that is much too long. */
export function namesInZip(bytes: Uint8Array): string[] | undefined {
  return directoryOf(bytes)?.map(({ name }) => name);
}

/**
 * Inflates the entries that are wanted.
 * @returns undefined where they are broken, encrypted, or larger than any document's, whatever they say of their size
 */
export function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> | undefined {
  const read: Record<string, Uint8Array> = {};
  let left = MAX_INFLATED;
  try {
    for (const entry of directoryOf(bytes) ?? []) {
      if (!wanted(entry.name)) continue;
      const content = contentOf(bytes, entry, left);
      left -= content.length;
      if (left < 0) return undefined;
      read[entry.name] = content;
    }
    return read;
  } catch {
    return undefined;
  }
}

function contentOf(bytes: Uint8Array, { method, size, at }: Entry, most: number): Uint8Array {
  const view = viewOf(bytes);
  if (view.getUint32(at, true) !== LOCAL_HEADER) throw new RangeError('no entry there');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + size);
  if (method === 0) return packed;
  if (method !== 8) throw new RangeError('packed in another way');
  return inflated(packed, most);
}

/** At a thousand bytes for one, which is the most, no step gives more than 8 MB. */
const STEP = 8_192;

/** @throws RangeError as soon as there is more than `most` bytes, whatever the entry says of its size */
function inflated(packed: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const inflate = new Inflate((chunk, isLast) => {
    length += chunk.length;
    if (length > most) throw new RangeError('too large');
    chunks.push(chunk);
    isWhole ||= isLast;
  });
  for (let at = 0; at < packed.length; at += STEP) {
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  }
  if (!isWhole) throw new RangeError('not whole');
  const content = new Uint8Array(length);
  let to = 0;
  for (const chunk of chunks) {
    content.set(chunk, to);
    to += chunk.length;
  }
  return content;
}

function directoryOf(bytes: Uint8Array): Entry[] | undefined {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 65_535);
  while (end >= earliest && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < earliest) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return undefined;
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);
