import { describe, expect, it } from 'vitest';
import { carriesSecret, withoutSecrets } from './secret-parameters.ts';

describe('an address in a log', () => {
  it.each([
    ['/admin/setup?token=abc', '/admin/setup?token=[redacted]'],
    ['/admin/invitation?form=1&token=a-b_c&x=2', '/admin/invitation?form=1&token=[redacted]&x=2'],
    ['/ja/preview/7?revision=2&token=abc', '/ja/preview/7?revision=2&token=[redacted]'],
    ['http://news.example/admin/setup?token=abc', 'http://news.example/admin/setup?token=[redacted]'],
    ['/x?TOKEN=abc', '/x?TOKEN=[redacted]'],
    ['/x?token=a=b?c', '/x?token=[redacted]'],
    ['/x?token=%E0%zz', '/x?token=[redacted]'],
    ['/x?%74oken=abc', '/x?%74oken=[redacted]'],
    ['/x?token%3Dabc', '/x?token=[redacted]'],
    ['/x?token=abc&token=def', '/x?token=[redacted]&token=[redacted]'],
    ['/x?password=abc&code=123456&secret=k', '/x?password=[redacted]&code=[redacted]&secret=[redacted]'],
    ['/admin/sign-in?next=%2Fadmin%2Fsetup%3Ftoken%3Dabc', '/admin/sign-in?next=[redacted]'],
    ['/admin/sign-in?next=%252Fadmin%252Fsetup%253Ftoken%253Dabc', '/admin/sign-in?next=[redacted]'],
  ])('has no secret in it: %s', (target, shown) => {
    expect(withoutSecrets(target)).toBe(shown);
    expect(carriesSecret(target)).toBe(true);
  });

  it.each([
    '/',
    '/ja/articles/token=abc',
    '/ja/categories/science?after=1-2',
    '/admin/setup?token=',
    '/admin/setup?',
    '/x?tokens=abc&nottoken=abc',
    '/ja/search?queue=1&seq=2',
  ])('is as it was sent where there is none: %s', (target) => {
    expect(withoutSecrets(target)).toBe(target);
    expect(carriesSecret(target)).toBe(false);
  });

  it.each([
    ['/ja/search?q=%E6%97%A5%E9%8A%80&sort=date', '/ja/search?q=[redacted]&sort=date'],
    ['/admin/articles?q=my+token%3A+abc&status=live', '/admin/articles?q=[redacted]&status=live'],
    ['/admin/sign-in?next=/admin/articles%3Fq%3Dabc', '/admin/sign-in?next=[redacted]'],
  ])('hides what was searched for, which is no secret of a link: %s', (target, shown) => {
    expect(withoutSecrets(target)).toBe(shown);
    expect(carriesSecret(target)).toBe(false);
  });
});
