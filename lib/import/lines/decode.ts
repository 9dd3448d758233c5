/** Largest text file that is read. A long article has about 50 kB. */
export const MAX_BYTES = 2 * 1024 * 1024;

export type DecodedText =
  | { ok: true; text: string }
  | { ok: false; code: 'too-large' | 'binary' | 'empty' }
  | { ok: false; code: 'not-utf8'; looksLike?: JapaneseEncoding };

type JapaneseEncoding = 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

/**
 * Reads the bytes of a file as text: UTF-8, or UTF-16 with a byte order mark. The mark itself is not part of the text.
 * Nothing is guessed: a text in another encoding is refused, with the name of the Japanese encoding that it fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_BYTES) return { ok: false, code: 'too-large' };
  if (isExecutable(bytes)) return { ok: false, code: 'binary' };
  const encoding = utf16Mark(bytes) ?? 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) return { ok: false, code: 'binary' };

  if (encoding === 'utf-8' && hasIso2022Escape(bytes)) {
    return { ok: false, code: 'not-utf8', looksLike: 'iso-2022-jp' };
  }
  const text = decodeAs(encoding, bytes);
  if (text === undefined) {
    const looksLike = japaneseEncoding(bytes);
    return { ok: false, code: 'not-utf8', ...(looksLike && { looksLike }) };
  }
  if (text.includes('\0')) return { ok: false, code: 'binary' };
  if (/^[\s\p{Cf}\p{Cc}]*$/u.test(text)) return { ok: false, code: 'empty' };
  return { ok: true, text };
}

/** ESC $ @ or ESC $ B, by which ISO-2022-JP turns to kanji: all its bytes would pass as ASCII. */
function hasIso2022Escape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)) return true;
  }
  return false;
}

/** ELF, and the DOS header of a Windows program: text may begin with the letters MZ, a header goes on in binary. */
function isExecutable(bytes: Uint8Array): boolean {
  const [a, b, c = 0x20, d] = bytes;
  if (a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46) return true;
  return a === 0x4d && b === 0x5a && (c < 0x09 || c >= 0x80);
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Each of the two encodings reads the other as rows of half-width kana, so those count against it. */
function japaneseEncoding(bytes: Uint8Array): 'shift_jis' | 'euc-jp' | undefined {
  const score = (encoding: string) => {
    const text = decodeAs(encoding, bytes) ?? '';
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const japanese = count(/[\p{sc=Hira}\p{sc=Han}\u30A1-\u30FA]/gu);
    // Western text in Latin-1 also gives a kanji here and there.
    return japanese * 5 < count(/\p{L}/gu) ? 0 : japanese - 2 * count(/[\uFF61-\uFF9F]/gu);
  };
  const shiftJis = score('shift_jis');
  const eucJp = score('euc-jp');
  if (shiftJis <= 0 && eucJp <= 0) return undefined;
  return eucJp > shiftJis ? 'euc-jp' : 'shift_jis';
}
