import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import type { Actor } from '../../../auth/actor.ts';
import { createArticle } from '../../../commands/editions/create-article.ts';
import { saveText } from '../../../commands/text/save-text.ts';
import { textHash } from '../../../text-hash.ts';
import { getArticle } from '../../editions/get-article.ts';
import { getDraftArticle } from './get-draft-article.ts';

const actor = TEST_ACTOR;

describe('the preview of a draft', () => {
  it('is the page that readers will get, with the newer text', async () => {
    using _ = await openTestStore();
    const { ref, revisionId } = await buildArticle('Tides', { category: 'science', tags: ['Oceans'] });
    const place = { section: 'head' as const, path: [] };
    const base = textHash('Tides lede.');
    const operation = {
      do: 'set' as const,
      locale: 'en' as const,
      segment: 'lede',
      value: 'New.',
      base,
      place,
    };
    await saveText({ actor, articleId: ref.articleId, operations: [operation] });
    const page = await getArticle({ locale: 'en', slug: 'tides-headline' });
    const draft = await getDraftArticle({ actor, ...ref });
    expect(draft?.document.lede).toBe('New.');
    expect({ ...draft, document: page?.document }).toEqual(page);
    expect(await getDraftArticle({ actor, ...ref, revisionId })).toEqual(page);
  });

  it('of what was never public is dated now, and links to no translation that readers have not', async () => {
    using _ = await openTestStore();
    const made = await createArticle({ actor, locale: 'en', headline: 'Tides' });
    if (!made.ok) throw new Error(made.code);
    await buildArticle('潮', { locale: 'ja', translationOf: made.articleId, publish: false });
    const draft = await getDraftArticle({ actor, articleId: made.articleId, locale: 'en' });
    expect(draft).toMatchObject({ slug: 'tides', publishedAt: START, modifiedAt: null, translation: null });
  });

  it('is only for those who may see the article, and never shows the revision of another one', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const other = await buildArticle('Waves', { publish: false });
    const writer: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };
    expect(await getDraftArticle({ actor: writer, ...ref })).toBeNull();
    expect(await getDraftArticle({ actor, ...ref, revisionId: other.revisionId })).toBeNull();
    expect(await getDraftArticle({ actor, ...ref, locale: 'ja' })).toBeNull();
  });
});
