import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BODY_LIMITS, bodyKindOf, DESK_ROUTES, deskRoutesAt, MOST_FIELDS } from './routes.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the table of the desk’s routes', () => {
  it('has every method that a route file of app/api/desk answers, and no other', () => {
    const answered = globSync('app/api/desk/**/route.ts', { cwd: ROOT }).flatMap((file) => {
      const exported = read(file).matchAll(/^export (?:async function|const) ([A-Z]+)\b/gm);
      return [...exported].map(([, method]) => `${method} ${file.replace(/^app|\/route\.ts$/g, '')}`);
    });
    const listed = Object.entries(DESK_ROUTES).flatMap(([route, methods]) =>
      Object.keys(methods).map((method) => `${method} ${route}`),
    );
    expect(listed.sort()).toEqual(answered.sort());
    expect(listed.length).toBeGreaterThan(30);
  });

  it('lets strangers send nothing but the eight forms of the door', () => {
    const open = Object.entries(DESK_ROUTES).filter(([, methods]) =>
      Object.values(methods).some(({ from }) => from === 'anyone'),
    );
    expect(open.map(([route]) => route)).toEqual([
      '/api/desk/sign-in',
      '/api/desk/sign-in/code',
      '/api/desk/sign-in/passkey',
      '/api/desk/sign-out',
      '/api/desk/join',
      '/api/desk/forgotten',
      '/api/desk/email',
      '/api/desk/language',
    ]);
    for (const [, methods] of open) expect(methods).toEqual({ POST: { takes: ['form'], from: 'anyone' } });
  });

  it('is what docs/contracts.md says about sizes', () => {
    const contracts = read('docs/contracts.md');
    const said = [BODY_LIMITS.form, BODY_LIMITS.text, BODY_LIMITS.picture].map(
      (limit) => `${limit.toLocaleString('en')} bytes`,
    );
    expect([...said, `${MOST_FIELDS} fields`].filter((words) => !contracts.includes(words))).toEqual([]);
    expect(BODY_LIMITS.json).toBe(BODY_LIMITS.form);
  });
});

describe('an address', () => {
  it.each([
    ['/api/desk/articles', ['POST']],
    ['/api/desk/articles/bulk', ['POST']],
    ['/api/desk/articles/12', ['GET']],
    ['/api/desk/articles/12/slug', ['GET', 'PUT', 'POST']],
    ['/api/desk/articles/12/revisions/3/restore', ['POST']],
  ])('%s is asked by %j', (path, methods) => {
    expect(Object.keys(deskRoutesAt(path) ?? {})).toEqual(methods);
  });

  it.each([
    '/api',
    '/api/desk',
    '/api/desk/articles/',
    '/api/desk/articles/12/text/3',
    '/api/desk/articles//text',
    '/x/api/desk/tags',
    '/api/desk/[article]',
  ])('%s is none of the desk', (path) => expect(deskRoutesAt(path)).toBeUndefined());
});

describe('a body', () => {
  const kind = (path: string, method: 'POST' | 'PATCH', type: string | undefined) => {
    const route = deskRoutesAt(path)?.[method];
    return route && bodyKindOf(route, type);
  };

  it.each([
    ['/api/desk/sign-in', 'POST', 'application/x-www-form-urlencoded', 'form'],
    ['/api/desk/articles/1/publish', 'POST', 'application/x-www-form-urlencoded;charset=UTF-8', 'form'],
    ['/api/desk/articles/1/publish', 'POST', 'Application/JSON ; charset=utf-8', 'json'],
    ['/api/desk/articles/1/text', 'PATCH', 'application/json', 'text'],
    ['/api/desk/import', 'POST', 'application/json', 'text'],
    ['/api/desk/articles/1/hero', 'POST', 'multipart/form-data; boundary=x', 'picture'],
  ] as const)('for %s (%s) as %s is read as %s', (path, method, type, expected) => {
    expect(kind(path, method, type)).toBe(expected);
  });

  it.each([
    ['/api/desk/sign-in', 'multipart/form-data; boundary=x'],
    ['/api/desk/sign-in', 'application/json'],
    ['/api/desk/articles/bulk', 'multipart/form-data; boundary=x'],
    ['/api/desk/articles/1/hero', 'application/x-www-form-urlencoded'],
    ['/api/desk/articles/1/presence', 'text/plain'],
    ['/api/desk/articles/1/presence', 'application/jsonp'],
    ['/api/desk/articles/1/presence', undefined],
  ])('for %s is not taken as %s', (path, type) => expect(kind(path, 'POST', type)).toBeUndefined());
});
