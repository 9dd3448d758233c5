import { describe, expect, it } from 'vitest';
import { CORRECTION_KINDS } from '#lib/article/corrections.ts';
import { ARTICLE_EVENTS } from '#lib/desk/webhooks.ts';
import { ROLES } from '#lib/rights.ts';
import { TOKEN_SCOPES } from '#lib/token-scopes.ts';
import { factInWords } from './in-words.ts';

const CODES: Record<string, readonly string[]> = {
  role: ROLES,
  'words.slot': ['lead', 'second'],
  change: ['update', 'minor', 'correction'],
  kind: [...CORRECTION_KINDS, 'autosave', 'save', 'import', 'category', 'tag', 'author'],
  locale: ['ja', 'en'],
  from: ['ja', 'en'],
  warns: ['no-source', 'stale-translation', 'open-checks'],
  facts: ['category', 'authors', 'tags', 'sources', 'hero'],
  by: ['password', 'passkey', 'app', 'authenticator', 'backup', 'backup-code'],
  scopes: TOKEN_SCOPES,
  events: ARTICLE_EVENTS,
  '': ['writing', 'review', 'approved'],
  fourEyes: ['true'],
  isMailed: ['false'],
};

describe('what a fact of the audit says', () => {
  it.each(Object.entries(CODES))('is in Japanese where the program wrote a code: %s', (path, values) => {
    const inWords = factInWords('ja');
    for (const value of values)
      expect([value, inWords(path, value)]).toEqual([value, expect.not.stringMatching(/[a-z]{2}/)]);
    expect(inWords(path, values.join(', '))).not.toMatch(/[a-z]{2}/);
  });

  it('stays as it was typed where somebody typed it', () => {
    const inWords = factInWords('ja');
    expect(inWords('text', 'ja, en')).toBe('ja, en');
    expect(inWords('name', 'editor')).toBe('editor');
    expect(inWords('from', 'Mio Tanaka, en')).toBe('Mio Tanaka, en');
    expect(factInWords('en')('warns', 'no-source, no-tags')).toMatch(/^[A-Z].*, [A-Z]/);
    expect(inWords('at', '2026-11-03T00:00:00.000Z')).toMatch(/2026年11月3日/);
  });
});
