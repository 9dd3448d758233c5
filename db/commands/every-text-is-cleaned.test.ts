import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { NO_RULES } from '#lib/article/hand-over.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { parseArticle } from '#lib/import/parse-article.ts';
import { nothingSet } from '#lib/site/site-settings.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { factsOf } from '../queries/desk/editor/facts-of.ts';
import { draftsOf } from '../queries/editions/drafts-of.ts';
import { mediaText, revision, slug, sourceName, tagName } from '../schema.ts';
import { textHash } from '../text-hash.ts';
import { moveEdition } from './addresses/move-edition.ts';
import { eraseName } from './deletion/erase-name.ts';
import { correctEdition } from './editions/correct-edition.ts';
import { createArticle } from './editions/create-article.ts';
import { setPublishingRules } from './editions/set-publishing-rules.ts';
import { withdrawEdition } from './editions/withdraw-edition.ts';
import { addMedia } from './facts/add-media.ts';
import { saveFacts } from './facts/save-facts.ts';
import { setMarks } from './facts/set-marks.ts';
import { placeArticle } from './front/place-article.ts';
import { setBanner } from './front/set-banner.ts';
import { askForReview } from './hand-over/hand-over.ts';
import { addNote } from './hand-over/notes.ts';
import { importArticle } from './import/import-article.ts';
import { takeText } from './import/take-text.ts';
import { changeOwnName } from './people/change-own-account.ts';
import { createAccount } from './people/create-account.ts';
import { saveSitePage } from './site/save-site-page.ts';
import { saveSiteWords } from './site/save-site-words.ts';
import { restoreRevision } from './text/restore-revision.ts';
import { saveText } from './text/save-text.ts';
import { createToken } from './tokens/create-token.ts';
import { saveTopic } from './topics/save-topic.ts';
import { editWebhook, makeWebhook } from './webhooks/save-webhook.ts';

/*
 * Two doors to the text, one of which cleans: that was a fault once. Here dirt is brought to every command that takes a
 * text, and then looked for in every column of the store.
 */

const actor = TEST_ACTOR;
const DIRT = '\u200B\u00AD\u202E\u2066\uFEFF\u0007';
const dirty = (text: string) => `${DIRT}${text}${DIRT}`;

/** Places in the store that hold dirt: `table.column`. What an import was given is kept as it came. */
async function dirtIn({ store }: TestStore): Promise<string[]> {
  const tables = await store.read.execute<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  );
  const found = new Set<string>();
  for (const { name } of tables) {
    const rows = await store.read.execute<Record<string, unknown>>(sql.raw(`select * from "${name}"`));
    for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
      // JSON spells control characters out.
      const isDirty = (text: string) => [...DIRT, '\\u0007'].some((each) => text.includes(each));
      if (typeof value === 'string' && isDirty(value)) found.add(`${name}.${column}`);
    }
  }
  return [...found];
}

async function done<Result extends { ok: boolean }>(work: Promise<Result>) {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<Result, { ok: true }>;
}

it('no text comes into the store uncleaned, by whatever command', async () => {
  using test = await openTestStore();
  const { read } = test.store;

  const { articleId } = await done(createArticle({ actor, locale: 'en', headline: dirty('Tides\nturn') }));
  const place = {
    section: 'outlook' as const,
    path: [{ id: 'p1', kind: 'paragraph' as const, after: null }],
  };
  const head = { section: 'head' as const, path: [] };
  const set = { do: 'set', locale: 'en' } as const;
  const operations: Operation[] = [
    {
      ...set,
      segment: 'headline',
      base: textHash('Tides turn'),
      value: dirty('Tides\r\nturn back'),
      place: head,
    },
    { ...set, segment: 'lede', base: null, value: dirty('A lede.'), place: head },
    {
      ...set,
      segment: 'outlook.title',
      base: null,
      value: dirty('What\nnext'),
      place: { ...place, path: [] },
    },
    { ...set, segment: 'p1', base: null, value: dirty('One line.\u2028And another.'), place },
    { ...set, segment: 'p2', base: null, value: DIRT, place },
    { ...set, segment: 'lede', base: null, value: 'A lede, again.', place: head },
  ];
  const saved = await done(saveText({ actor, articleId, operations }));
  expect(saved.conflicts).toEqual([]);
  expect(saved.hashes.en).toMatchObject({ headline: textHash('Tides turn back'), p2: null });
  const { en } = await draftsOf(read, articleId);
  expect(en && segmentsOf(en.document).map(({ id, text }) => [id, text])).toEqual([
    ['headline', 'Tides turn back'],
    ['lede', 'A lede, again.'],
    ['outlook.title', 'What next'],
    ['p1', 'One line.\nAnd another.'],
  ]);

  const { versions } = await factsOf(read, articleId);
  await done(
    saveFacts({
      actor,
      articleId,
      change: {
        versions,
        tags: [{ names: { en: dirty('Tidal power'), ja: dirty('潮力') }, aliases: [dirty('Tide mills')] }],
        sources: [
          {
            url: dirty('https://example.org/tides'),
            names: { en: { title: dirty('Tide tables'), publisher: dirty('Coast Office') } },
          },
        ],
      },
    }),
  );
  const topic = (name: string) => ({
    name: dirty(name),
    slug: dirty(`of-${name.toLowerCase()}`),
    description: dirty('What\nit is.'),
    role: dirty('A\nrole'),
  });
  for (const kind of ['category', 'tag', 'author'] as const) {
    const words = { ja: topic('Rowing'), en: topic('Boats') };
    const links = [dirty('https://example.org/boats')];
    await done(saveTopic({ actor, kind, words, aliases: [dirty('Oars')], links }));
  }
  const site = nothingSet().words;
  site.ja = {
    name: dirty('潮'),
    description: dirty('潮の話'),
    line: dirty('x'),
    publisher: dirty('y'),
    contact: dirty('z'),
  };
  await done(saveSiteWords({ actor, words: site }));
  await done(saveSitePage({ actor, locale: 'ja', page: 'about', text: dirty('## 潮\n') }));
  const bytes = await (await paint(600, 400)).jpeg().toBuffer();
  const { mediaId } = await done(
    addMedia({
      actor,
      bytes,
      credit: dirty('A. Photographer'),
      licence: dirty('CC BY 4.0'),
      texts: { en: { alt: dirty('The\nsea'), caption: dirty('Low tide') } },
    }),
  );
  const hero = { mediaId, credit: dirty('B. Photographer'), texts: { ja: { alt: dirty('海') } } };
  await done(saveFacts({ actor, articleId, change: { versions, hero } }));
  await done(moveEdition({ actor, articleId, locale: 'en', slug: dirty('tides-turn') }));

  const { ref } = await buildArticle('Harbour');
  await done(placeArticle({ actor, ...ref, slot: 'lead', headline: dirty('The\nharbour') }));
  const endsAt = new Date(START.getTime() + 60_000);
  const url = dirty('https://example.org/harbour');
  await done(setBanner({ actor, locale: 'en', text: dirty('The harbour\nis closed'), url, endsAt }));
  await done(correctEdition({ actor, ...ref, text: dirty('The depth was wrong.') }));
  await done(
    setMarks({
      actor,
      articleId,
      noindex: false,
      sponsor: { ja: dirty('港の会'), en: dirty('Harbour\nClub') },
    }),
  );
  const aoi = { ...actor, userId: 'aoi' };
  await done(
    setPublishingRules({
      actor,
      rules: { ...NO_RULES, checklist: { ja: [], en: [dirty('Numbers\nchecked')] } },
    }),
  );
  const draft = (await buildArticle('Quay', { publish: false })).ref;
  await done(addNote({ actor, ...draft, segment: 'lede', text: dirty('Is it\nso?') }));
  await done(askForReview({ actor: aoi, ...draft, note: dirty('Is it deep?') }));
  await done(withdrawEdition({ actor, ...ref, reason: dirty('It was another harbour.') }));

  const text = `${dirty('Night buses run')}\n\n${dirty('They run until two.')}\n`;
  const parsed = parseArticle(text, { locale: 'en', vocabulary: { categories: [], tags: [] } });
  if (!parsed.ok) throw new Error(parsed.code);
  const imported = { actor, path: '', sha256: 'a', text: 'as it came', asNew: true };
  const given = { parsed: parsed.article, tags: [dirty('Buses')], slug: dirty('night-buses') };
  await done(importArticle({ ...imported, ...given }));

  await done(eraseName({ actor, replacings: [{ name: 'Tides turn', by: dirty('Ebb') }] }));
  const hook = {
    name: dirty('Wire'),
    url: dirty('https://wire.example/hook'),
    events: ['article.updated'],
  } as const;
  const { webhookId } = await done(makeWebhook({ actor, ...hook }));
  await done(editWebhook({ actor, id: webhookId, ...hook }));
  await done(createToken({ actor, name: dirty('Wire\nservice'), scopes: ['publish'] }));
  const sources = [{ title: dirty('Tide\ntables'), url: 'https://example.org/tables' }];
  const document = { ...buildDocument(dirty('Wire')), lede: dirty('A lede.') };
  const brought = { locale: 'en', document, sources, tags: [dirty('Wires')], slug: dirty('wire') } as const;
  await done(takeText({ actor, ...brought, tags: [...brought.tags], provenance: 'machine' }));
  const unclean = { ...buildDocument('Port'), headline: dirty('Port headline') };
  await done(
    importArticle({
      ...imported,
      sha256: 'b',
      parsed: {
        ...parsed.article,
        document: unclean,
        sources: [{ title: dirty('Port log'), url: 'https://example.org/port' }],
      },
    }),
  );

  const password = 'a long passphrase of herons and tides';
  await done(
    createAccount({
      actor,
      email: 'a@example.org',
      name: dirty('Aoki'),
      role: 'admin',
      password,
      locale: 'en',
    }),
  );
  const account = await oneRow<{ id: string; name: string }>(sql`select id, name from user`);
  expect(account.name).toBe('Aoki');
  await changeOwnName({ actor: { ...actor, userId: account.id }, name: dirty('Aoki Haru') });

  expect(await dirtIn(test)).toEqual([]);
  const names = async (rows: Promise<Record<string, unknown>[]>, column: string) =>
    (await rows).map((row) => row[column]);
  expect(await names(read.select().from(tagName), 'name')).toEqual(
    expect.arrayContaining(['Tidal power', '潮力', 'Buses']),
  );
  expect(await names(read.select().from(slug), 'slug')).toEqual(
    expect.arrayContaining(['tides-turn', 'night-buses']),
  );
  expect(await names(read.select().from(sourceName), 'publisher')).toContain('Coast Office');
  expect(await names(read.select().from(mediaText), 'alt')).toEqual(
    expect.arrayContaining(['The sea', '海']),
  );
});

it('what was stored before texts were cleaned is cleaned when it is restored', async () => {
  using test = await openTestStore();
  const { read } = test.store;
  const { articleId } = await done(createArticle({ actor, locale: 'en', headline: 'Tides' }));
  const old = await oneRow<{ id: number }>(sql`select id from revision`);
  const document = { v: 1, headline: dirty('Tides'), lede: '' };
  await test.store.write(async (transaction) => {
    await transaction.update(revision).set({ document, headline: document.headline });
  });
  expect(await dirtIn(test)).toContain('revision.headline');
  const { revisionId } = await done(restoreRevision({ actor, articleId, revisionId: old.id, version: 1 }));
  const restored = (await read.select().from(revision)).find(({ id }) => id === revisionId);
  expect(restored).toMatchObject({ headline: 'Tides', document: { headline: 'Tides' } });
});
