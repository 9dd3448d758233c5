import { describe, expect, it } from 'vitest';
import { decodeText, MAX_BYTES } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** UTF-16 with its byte order mark. */
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [index, unit] of [0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))].entries()) {
    view.setUint16(2 * index, unit, littleEndian);
  }
  return new Uint8Array(view.buffer);
};

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(utf8('図書館'))).toEqual({ ok: true, text: '図書館' });
    expect(decodeText(utf8('\uFEFF図書館'))).toEqual({ ok: true, text: '図書館' });
  });

  it('reads UTF-16 of both byte orders when it is marked', () => {
    expect(decodeText(utf16('図書館 a', true))).toEqual({ ok: true, text: '図書館 a' });
    expect(decodeText(utf16('図書館 a', false))).toEqual({ ok: true, text: '図書館 a' });
  });

  it('refuses programs and data', () => {
    const binary = { ok: false, code: 'binary' };
    expect(decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1))).toEqual(binary);
    expect(decodeText(Uint8Array.of(0x4d, 0x5a, 0x90, 0x00, 3))).toEqual(binary);
    expect(decodeText(utf8('text\0text'))).toEqual(binary);
    expect(decodeText(utf16('text\0', true))).toEqual(binary);
  });

  it('reads a text that begins with the letters of a program header', () => {
    expect(decodeText(utf8('MZ is a short headline'))).toEqual({ ok: true, text: 'MZ is a short headline' });
  });

  it('names the Japanese encoding that a text fits', () => {
    // "としょかん" in each.
    const shiftJis = Uint8Array.of(0x82, 0xc6, 0x82, 0xb5, 0x82, 0xe5, 0x82, 0xa9, 0x82, 0xf1);
    const eucJp = Uint8Array.of(0xa4, 0xc8, 0xa4, 0xb7, 0xa4, 0xe7, 0xa4, 0xab, 0xa4, 0xf3);
    expect(decodeText(shiftJis)).toEqual({ ok: false, code: 'not-utf8', looksLike: 'shift_jis' });
    expect(decodeText(eucJp)).toEqual({ ok: false, code: 'not-utf8', looksLike: 'euc-jp' });
  });

  it('takes French in Latin-1 for no Japanese', () => {
    const latin1 = Uint8Array.from('La bibliothèque est ouverte à été tard', (c) => c.charCodeAt(0));
    expect(decodeText(latin1)).toEqual({ ok: false, code: 'not-utf8' });
  });

  it('refuses what holds no text and what is too large', () => {
    expect(decodeText(new Uint8Array())).toEqual({ ok: false, code: 'empty' });
    expect(decodeText(utf8(' \n\u3000\r\n\u200B'))).toEqual({ ok: false, code: 'empty' });
    expect(decodeText(new Uint8Array(MAX_BYTES).fill(0x61)).ok).toBe(true);
    expect(decodeText(new Uint8Array(MAX_BYTES + 1).fill(0x61))).toEqual({ ok: false, code: 'too-large' });
  });
});
