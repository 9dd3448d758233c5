import { absoluteUrl, SITEMAP_INDEX_PATH } from '../../urls.ts';

/**
 * Crawlers that collect texts to train models, by the names that their operators publish, as of November 2026. Assistants
 * that open a page because somebody asked, and search engines with answers, are not among them: they link to what they read.
 */
const TRAINING_CRAWLERS = [
  'GPTBot',
  'ClaudeBot',
  'CCBot',
  'Google-Extended',
  'Applebot-Extended',
  'Meta-ExternalAgent',
  'Amazonbot',
  'Bytespider',
] as const;

/**
 * What crawlers may read: all that readers may, but for what is found by searching, which stands elsewhere and leads from one search to
 * the next without end. Addresses for staff are not named here, which would only tell where they
 * are: their answers say themselves that they are not for an index.
 * @param options.aiCrawlers whether crawlers that collect for training may as well
 */
export function robotsTxt({ siteUrl, aiCrawlers }: { siteUrl: string; aiCrawlers: boolean }): string {
  const refused = [...TRAINING_CRAWLERS.map((name) => `User-agent: ${name}`), 'Disallow: /', ''];
  return [
    'User-agent: *',
    'Disallow: /*/search?',
    '',
    ...(aiCrawlers ? [] : refused),
    `Sitemap: ${absoluteUrl(siteUrl, SITEMAP_INDEX_PATH)}`,
    '',
  ].join('\n');
}
