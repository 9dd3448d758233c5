import { expect, it } from 'vitest';
import { localDeskPath, signInPath } from './paths.ts';

it.each([
  ['/admin/articles/12?view=ja', '/admin/articles/12?view=ja'],
  ['/admin', '/admin'],
  ['/admin/people#x', '/admin/people'],
])('a form leads on to %s', (next, path) => {
  expect(localDeskPath(next)).toBe(path);
});

it.each([
  'https://evil.example/admin',
  '//evil.example/admin',
  '/\\evil.example/admin',
  '/admin/../en',
  '/administrator',
  '/en',
  'admin',
  'javascript:alert(1)',
  '',
  undefined,
])('a form does not lead on to %s', (next) => {
  expect(localDeskPath(next)).toBe('/admin');
});

it('the sign-in page remembers where somebody wanted to go', () => {
  expect(signInPath('/admin/people?form=1')).toBe('/admin/sign-in?next=%2Fadmin%2Fpeople%3Fform%3D1');
  expect(signInPath()).toBe('/admin/sign-in');
});
