export type PictureFormat = 'jpeg' | 'png' | 'webp';

/** Other kinds of file that somebody may well hand in, told apart so that the refusal can name them. */
export type OtherFormat = 'gif' | 'svg' | 'heic' | 'avif' | 'tiff' | 'bmp' | 'pdf' | 'photoshop' | 'raw';

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/**
 * What a file is by its first bytes; its name is never asked.
 * @returns a format that is taken in, one that is known but refused, or null
 */
export function sniffFormat(bytes: Uint8Array): PictureFormat | OtherFormat | null {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 4, 8) === 'ftyp') {
    const brand = ascii(bytes, 8, 12);
    if (brand.startsWith('avi')) return 'avif';
    return /^(hei|hev|mif1|msf1)/.test(brand) ? 'heic' : null;
  }
  if (['II*\0', 'MM\0*'].includes(ascii(bytes, 0, 4))) return 'tiff';
  if (ascii(bytes, 0, 4) === '%PDF') return 'pdf';
  if (ascii(bytes, 0, 4) === '8BPS') return 'photoshop';
  if (ascii(bytes, 0, 8) === 'FUJIFILM') return 'raw';
  if (ascii(bytes, 0, 2) === 'BM') return 'bmp';
  return isSvg(bytes) ? 'svg' : null;
}

export function isPictureFormat(format: ReturnType<typeof sniffFormat>): format is PictureFormat {
  return format === 'jpeg' || format === 'png' || format === 'webp';
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  return start.startsWith('<') && /<svg[\s>]/i.test(start);
}
