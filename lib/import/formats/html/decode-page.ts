import { type DecodedText, decodeText } from '../../lines/decode.ts';

/** Where a page says in which encoding it is, in bytes. */
const PRESCAN = 4_096;
const CHARSET =
  /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w-]+)/i;

/** The text of a page: UTF-8 where it is, else in the encoding that it names, else in the Japanese one that it fits. */
export function decodePage(bytes: Uint8Array): DecodedText {
  const decoded = decodeText(bytes);
  if (decoded.ok || decoded.code !== 'not-utf8') return decoded;
  const named = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN)));
  const tried = [named?.[1] ?? named?.[2], 'looksLike' in decoded ? decoded.looksLike : undefined];
  for (const encoding of tried) {
    const text = encoding && decodeAs(encoding, bytes);
    if (text) return { ok: true, text };
  }
  return decoded;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
