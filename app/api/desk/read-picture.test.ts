import { describe, expect, it } from 'vitest';
import { readPicture } from './read-picture.ts';

const post = (body: BodyInit, type?: string) =>
  readPicture(
    new Request('http://desk.test/', {
      method: 'POST',
      body,
      ...(type !== undefined && { headers: { 'content-type': type } }),
    }),
  );
const codeOf = async (...sent: Parameters<typeof post>) => {
  const read = await post(...sent);
  return read.ok ? 'read' : `${read.status} ${read.code}`;
};
const BOUNDARY = 'multipart/form-data; boundary=b';
const file = (size: number) => new Blob([new Uint8Array(size).fill(7)]);

describe('a picture', () => {
  it('is read as its bytes are, with what is said about it', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const form = new FormData();
    form.set('credit', '写真 é');
    form.set('alt-ja', '港\r\nの朝');
    form.set('picture', new Blob([bytes]), '海 "1".jpg');
    form.set('version', 'abc');
    const read = await post(form);
    if (!read.ok) throw new Error(read.code);
    expect(Buffer.compare(read.form.bytes, bytes)).toBe(0);
    expect([...read.form.words]).toEqual([
      ['credit', '写真 é'],
      ['alt-ja', '港\r\nの朝'],
      ['version', 'abc'],
    ]);
  });

  it('may have 12 MB; one byte more arrives as more, and is refused as a picture', async () => {
    const form = new FormData();
    form.set('picture', file(12_000_000), 'a.jpg');
    const read = await post(form);
    expect(read.ok && read.form.bytes.length).toBe(12_000_000);
    form.set('picture', file(12_000_001), 'a.jpg');
    const more = await post(form);
    expect(more.ok && more.form.bytes.length).toBe(12_000_001);
  });

  it('may be missing: the words are read all the same', async () => {
    const form = new FormData();
    form.set('credit', 'A. Photographer');
    const read = await post(form);
    expect(read.ok && [read.form.bytes.length, read.form.words.get('credit')]).toEqual([
      0,
      'A. Photographer',
    ]);
  });

  it.each([
    ['no parts', 'x', BOUNDARY],
    ['no boundary', '--b--\r\n', 'multipart/form-data'],
    ['an empty boundary', '--\r\n', 'multipart/form-data; boundary='],
    [
      'half a file',
      '--b\r\nContent-Disposition: form-data; name="picture"; filename="a"\r\n\r\nabc',
      BOUNDARY,
    ],
    ['half a field', '--b\r\nContent-Disposition: form-data; name="credit"\r\n\r\nabc', BOUNDARY],
    ['half a head', '--b\r\nContent-Dispo', BOUNDARY],
  ])('is none with %s', async (_, body, type) => {
    expect(await codeOf(body, type)).toBe('400 no-picture-form');
  });

  it('has a boundary of 70 characters at most', async () => {
    const withBoundary = (length: number) => {
      const boundary = 'b'.repeat(length);
      const body = `--${boundary}\r\nContent-Disposition: form-data; name="credit"\r\n\r\nabc\r\n--${boundary}--\r\n`;
      return codeOf(body, `multipart/form-data; boundary=${boundary}`);
    };
    expect([await withBoundary(70), await withBoundary(71)]).toEqual(['read', '400 no-picture-form']);
  });

  it('comes alone, and with no more than is said about it', async () => {
    const two = new FormData();
    two.append('picture', file(10), 'a.jpg');
    two.append('picture', file(10), 'b.jpg');
    expect(await codeOf(two)).toBe('400 no-picture-form');
    const many = new FormData();
    for (let field = 0; field < 21; field++) many.set(`field${field}`, 'x');
    expect(await codeOf(many)).toBe('400 no-picture-form');
    const long = new FormData();
    long.set('credit', 'x'.repeat(8_193));
    expect(await codeOf(long)).toBe('400 no-picture-form');
  });
});
