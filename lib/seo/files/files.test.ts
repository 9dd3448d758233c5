import { describe, expect, it } from 'vitest';
import { llmsTxt } from './llms-txt.ts';
import { robotsTxt } from './robots.ts';
import { securityTxt } from './security-txt.ts';

const siteUrl = 'https://news.example';

describe('robots.txt', () => {
  it('lets every crawler read what readers may but for searches, and names no other address', () => {
    expect(robotsTxt({ siteUrl, aiCrawlers: true })).toBe(
      'User-agent: *\nDisallow: /*/search?\n\nSitemap: https://news.example/sitemap.xml\n',
    );
  });

  it('refuses crawlers that collect for training, all in one group, where the operator wants that', () => {
    const groups = robotsTxt({ siteUrl, aiCrawlers: false }).split('\n\n');
    expect(groups).toHaveLength(3);
    expect(groups[0]).toBe('User-agent: *\nDisallow: /*/search?');
    expect(groups[1]).toMatch(/^(User-agent: [\w-]+\n){8}Disallow: \/$/);
    expect(groups[1]).toContain('User-agent: GPTBot\n');
    expect(groups[1]).not.toMatch(/Googlebot|bingbot|ChatGPT-User/);
  });
});

describe('security.txt', () => {
  const at = (now: string, href: string | null = null) =>
    securityTxt({ siteUrl, contact: { text: 'us', href }, now: new Date(now) });

  it('names the publisher’s contact, or the page that does, and is valid for less than a year', () => {
    expect(at('2026-11-03T14:05:00Z', 'mailto:news@news.example')).toBe(
      'Contact: mailto:news@news.example\nExpires: 2027-10-29T00:00:00Z\nPreferred-Languages: ja, en\n' +
        'Canonical: https://news.example/.well-known/security.txt\n',
    );
    expect(at('2026-11-03T14:05:00Z')).toContain('Contact: https://news.example/en/contact\n');
  });

  it('is the same all day', () => {
    expect(at('2026-11-03T00:00:00Z')).toBe(at('2026-11-03T23:59:59Z'));
    expect(at('2026-11-04T00:00:00Z')).toContain('Expires: 2027-10-30T00:00:00Z\n');
  });
});

it('llms.txt has the name of the site, what it is in each language, and where to read on', () => {
  const section = {
    title: 'English',
    text: 'Add “.md” to an address.',
    links: [{ name: 'Law [and] *order*', url: 'https://news.example/en/categories/law' }],
  };
  expect(llmsTxt('PRISM News', ['News, taken apart.', 'ニュースを読み解く。'], [section])).toBe(`# PRISM News

> News, taken apart.
>
> ニュースを読み解く。

## English

Add “.md” to an address.

- [Law \\[and\\] \\*order\\*](https://news.example/en/categories/law)
`);
});
