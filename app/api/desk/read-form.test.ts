import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForm, unreadSentence } from './read-form.ts';

const FORM = 'application/x-www-form-urlencoded';
const send = (body: BodyInit | null, type: string | null = FORM) =>
  readForm(
    new Request('http://desk.test/', {
      method: 'POST',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      ...(type !== null && { headers: { 'content-type': type } }),
    }),
  );
const fieldsOf = async (...sent: Parameters<typeof send>) => {
  const read = await send(...sent);
  return read.ok ? [...read.form] : read.code;
};

describe('a form', () => {
  it('is read field by field, in its order, spelled as browsers spell it', async () => {
    expect(await fieldsOf('a=1&b=%E6%B5%B7+%26&a=2&empty=&c')).toEqual([
      ['a', '1'],
      ['b', '海 &'],
      ['a', '2'],
      ['empty', ''],
      ['c', ''],
    ]);
    expect(await fieldsOf('name=%E6%B5%B7', `${FORM};charset=UTF-8`)).toEqual([['name', '海']]);
  });

  it('without fields may come without a body, or without a type', async () => {
    expect(await fieldsOf('')).toEqual([]);
    expect(await fieldsOf(null, null)).toEqual([]);
  });

  it('that is broken does no harm', async () => {
    expect(await fieldsOf('a=%&b=%ff&=&&__proto__=1')).toEqual([
      ['a', '%'],
      ['b', '\uFFFD'],
      ['', ''],
      ['__proto__', '1'],
    ]);
  });

  it('has 200 fields and 65,536 bytes at most', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, n) => `a${n}=1`).join('&');
    expect((await send(fields(200))).ok).toBe(true);
    expect(await fieldsOf(fields(201))).toBe('too-many-fields');
    expect(await fieldsOf('&'.repeat(60_000))).toBe('too-many-fields');
    expect((await send(`a=${'b'.repeat(65_534)}`)).ok).toBe(true);
    expect(await fieldsOf(`a=${'b'.repeat(65_535)}`)).toBe('too-large');
  });

  it('is nothing else', async () => {
    expect(await fieldsOf('{"a":1}', 'application/json')).toBe('no-form');
    expect(await fieldsOf(new FormData(), null)).toBe('no-form');
    expect(await fieldsOf('x', 'multipart/form-data; boundary=')).toBe('no-form');
    expect(await fieldsOf('a=1', null)).toBe('no-form');
  });

  it('that was not read is answered by a sentence, in both languages', () => {
    expect(unreadSentence('ja', { ok: false, status: 413, code: 'too-many-fields' }, 'form')).toBe(
      'フォームの項目が多すぎます（200件まで）。選ぶ数を減らしてください。',
    );
    expect(unreadSentence('en', { ok: false, status: 413, code: 'too-large' }, 'form')).toBe(
      'That is too large: the limit is 64 kB.',
    );
  });
});

it('no route leaves a form to the standard parser, whose time grows faster than what it parses', () => {
  const root = join(import.meta.dirname, '../../..');
  const files = globSync('app/**/*.{ts,tsx}', { cwd: root });
  const using = files.filter((file) => /\.formData\s*\(/.test(readFileSync(join(root, file), 'utf8')));
  expect(using).toEqual([]);
  expect(files.length).toBeGreaterThan(50);
});
