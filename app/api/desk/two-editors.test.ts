import { expect, it } from 'vitest';
import { sourceFields } from '#lib/desk/edit-facts.ts';
import type { EditorView, FactsEdit, FactsView } from '#lib/desk/editor.ts';
import { buildArticle } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import * as facts from './articles/[article]/facts/route.ts';
import * as hero from './articles/[article]/hero/route.ts';
import * as publish from './articles/[article]/publish/route.ts';
import * as restore from './articles/[article]/restore/route.ts';
import * as restoreRevision from './articles/[article]/revisions/[revision]/restore/route.ts';
import * as article from './articles/[article]/route.ts';
import * as slug from './articles/[article]/slug/route.ts';
import * as text from './articles/[article]/text/route.ts';
import * as unpublish from './articles/[article]/unpublish/route.ts';
import * as withdraw from './articles/[article]/withdraw/route.ts';

/*
 * Two people have the article open. A form is judged by what its author saw when it was opened, whatever somebody else has
 * changed since, and whatever the page has learned of it.
 */

type Handler = (request: Request, props: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Said = { error?: { code: string; message: string }; facts: FactsView; stale?: unknown };

/** An editor with the article open: what they see, and how they ask for something. */
async function openAs(articleId: number) {
  const { cookie } = await signInAs({ role: 'editor', locale: 'en' });
  const ask = async (handler: Handler, path: string, method: string, body?: unknown) => {
    const isForm = body instanceof FormData;
    const request = new Request(`http://desk.test/api/desk/articles/${articleId}${path}`, {
      method,
      headers: {
        cookie: `${cookie.name}=${cookie.value}`,
        accept: 'application/json',
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const revision = path.split('/')[2] ?? '';
    const params = Promise.resolve({ article: String(articleId), revision });
    const response = await handler(request, { params });
    return { status: response.status, body: (await response.json()) as Said };
  };
  const look = async () => (await ask(article.GET, '', 'GET')).body as unknown as EditorView;
  return {
    ask,
    look,
    edit: (edit: FactsEdit) => ask(facts.PATCH, '/facts', 'PATCH', edit),
    done: async (edit: FactsEdit) => {
      const answer = await ask(facts.PATCH, '/facts', 'PATCH', edit);
      expect([answer.status, answer.body.error]).toEqual([200, undefined]);
      return answer.body.facts;
    },
    seen: await look(),
  };
}

const paper = { 'title-en': 'Tides', 'publisher-en': 'Press', url: 'https://example.org/tides' };

async function twoEditors(name = 'Tides', options: { publish?: boolean } = {}) {
  const { ref } = await buildArticle(name, { tags: ['Oceans'], publish: false, ...options });
  const { articleId } = ref;
  return { articleId, aoi: await openAs(articleId), ben: await openAs(articleId) };
}

const idsOf = (things: { id: number }[]) => things.map(({ id }) => id);

it('two fields of one source: both changes hold', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const [source] = (await aoi.done({ sources: { add: [paper] } })).sources;
  const id = source?.id ?? 0;
  await aoi.done({
    sources: { edit: [{ id, fields: { 'title-en': { from: 'Tides', to: 'The tides' } } }] },
  });
  const after = await ben.done({
    sources: { edit: [{ id, fields: { 'publisher-en': { from: 'Press', to: 'Institute' } } }] },
  });
  expect(after.sources).toMatchObject([
    { id, names: { en: { title: 'The tides', publisher: 'Institute' } } },
  ]);
});

it('the same field of one source: the second is told both values, and nothing of it is written', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const [source] = (await aoi.done({ sources: { add: [paper] } })).sources;
  const id = source?.id ?? 0;
  const change = (to: string) => ({
    'title-en': { from: 'Tides', to },
    url: { from: paper.url, to: `${paper.url}/${to.length}` },
  });
  await aoi.done({ sources: { edit: [{ id, fields: change('The tides') }] } });
  const refused = await ben.edit({ sources: { edit: [{ id, fields: change('On tides') }] } });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    error: { code: 'stale-facts' },
    stale: [
      { fact: 'sources', id, field: 'title-en', from: 'Tides', to: 'On tides', is: 'The tides' },
      { field: 'url', is: `${paper.url}/9` },
    ],
  });
  expect((await ben.look()).facts.sources).toMatchObject([{ url: `${paper.url}/9` }]);
});

it('a source that was corrected is not removed, and one that is gone is not edited', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const [source] = (await aoi.done({ sources: { add: [paper] } })).sources;
  if (!source) throw new Error('A source was expected.');
  const { id } = source;
  await aoi.done({ sources: { edit: [{ id, fields: { 'title-en': { from: 'Tides', to: 'X' } } }] } });
  const from = sourceFields(source);
  expect((await ben.edit({ sources: { remove: [{ id, from }] } })).status).toBe(409);
  await aoi.done({ sources: { remove: [{ id, from: { ...from, 'title-en': 'X' } }] } });
  const late = await ben.edit({ sources: { edit: [{ id, fields: { url: { from: paper.url, to: '' } } }] } });
  expect([late.status, late.body.stale]).toMatchObject([409, [{ id, is: null }]]);
});

it('sources are moved while somebody else adds one: both hold, and of two orders the second is refused', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const first = await aoi.done({ sources: { add: [{ 'title-en': 'A' }, { 'title-en': 'B' }] } });
  const [a = 0, b = 0] = idsOf(first.sources);
  const { sources } = await aoi.done({ sources: { add: [{ 'title-en': 'C' }] } });
  const c = sources.at(-1)?.id ?? 0;
  const order = { from: [a, b], to: [b, a] };
  expect(idsOf((await ben.done({ sources: { order } })).sources)).toEqual([b, c, a]);
  const late = await aoi.edit({ sources: { order: { from: [a, b, c], to: [a, c, b] } } });
  expect([late.status, late.body.stale]).toMatchObject([409, [{ field: 'order', is: [b, c, a] }]]);
});

it('tags and authors that two people add and remove at once all hold', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const [oceans = 0] = idsOf(aoi.seen.facts.tags);
  const [author] = aoi.seen.choices.authors;
  await aoi.done({ tags: { add: [{ names: { en: 'Tidal science' } }] } });
  await ben.done({ tags: { add: [{ names: { en: 'Harbours' } }], remove: [oceans] } });
  const after = await aoi.done({ authors: author ? { remove: [author.id] } : {} });
  expect(after.tags.map(({ names }) => names.en)).toEqual(['Tidal science', 'Harbours']);
  if (author) {
    await ben.done({ authors: { add: [author.id] } });
    expect(idsOf((await aoi.done({ authors: { add: [author.id] } })).authors)).toEqual([author.id]);
  }
});

it('a category that somebody else has chosen is not replaced unasked', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const [first, second] = aoi.seen.choices.categories;
  const from = aoi.seen.facts.categoryId;
  const to = [first?.id, second?.id].find((id) => id !== from) ?? 0;
  await aoi.done({ category: { from, to } });
  const other = aoi.seen.choices.categories.find(({ id }) => id !== from && id !== to)?.id ?? 0;
  const refused = await ben.edit({ category: { from, to: other } });
  expect([refused.status, refused.body.stale]).toEqual([
    409,
    [{ fact: 'category', from, to: other, is: to }],
  ]);
  // The same choice is no conflict.
  await ben.done({ category: { from, to } });
});

it('words of a picture, and which picture it is', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const upload = async (width: number, version?: string) => {
    const form = new FormData();
    const bytes = new Uint8Array(await (await paint(width, 400)).jpeg().toBuffer());
    form.set('picture', new Blob([bytes]), 'x.jpg');
    form.set('credit', 'A. Photographer');
    if (version) form.set('version', version);
    return aoi.ask(hero.POST, '/hero', 'POST', form);
  };
  const taken = await upload(600);
  expect(taken.status).toBe(201);
  const mediaId = taken.body.facts.hero?.mediaId ?? 0;
  await aoi.done({ picture: { mediaId, fields: { 'alt-en': { from: '', to: 'A harbour' } } } });
  const both = await ben.done({ picture: { mediaId, fields: { 'alt-ja': { from: '', to: '港' } } } });
  expect(both.hero?.texts).toMatchObject({ en: { alt: 'A harbour' }, ja: { alt: '港' } });
  const same = { mediaId, fields: { 'alt-en': { from: '', to: 'A quay' } } };
  expect((await ben.edit({ picture: same })).body.stale).toMatchObject([
    { field: 'alt-en', is: 'A harbour' },
  ]);

  expect((await ben.edit({ hero: { from: null, to: null } })).status).toBe(409);
  expect((await upload(500, taken.body.facts.versions.hero)).status).toBe(409);
  await aoi.done({ hero: { from: mediaId, to: null } });
  expect((await ben.edit({ picture: { mediaId, fields: {} } })).status).toBe(409);
});

it('an address that somebody else has changed is not replaced unasked', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors();
  const from = aoi.seen.editions.en?.slug ?? '';
  const move = (who: typeof aoi, to: string) =>
    who.ask(slug.PUT, '/slug', 'PUT', { locale: 'en', slug: to, from });
  expect((await move(aoi, 'tides-explained')).status).toBe(200);
  const refused = await move(ben, 'the-tides');
  expect([refused.status, refused.body.error?.code]).toEqual([409, 'address-moved-on']);
  expect(refused.body.error?.message).toContain('tides-explained');
  expect((await move(ben, 'tides-explained')).status).toBe(200);
});

it('an edition is published with the address and the facts that were shown, or not at all', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors('Tides');
  const { version = 0, factsSeen, slug: address } = ben.seen.editions.en ?? {};
  const publishAs = (seen: string | undefined) =>
    ben.ask(publish.POST, '/publish', 'POST', { locale: 'en', version, factsSeen: seen });
  await aoi.done({ tags: { add: [{ names: { en: 'Tidal science' } }] } });
  const refused = await publishAs(factsSeen);
  expect([refused.status, refused.body.error?.code]).toEqual([409, 'facts-moved-on']);
  const now = (await ben.look()).editions.en?.factsSeen;
  await aoi.ask(slug.PUT, '/slug', 'PUT', { locale: 'en', slug: 'elsewhere', from: address });
  expect((await publishAs(now)).body.error?.code).toBe('facts-moved-on');
  expect((await publishAs((await ben.look()).editions.en?.factsSeen)).status).toBe(200);
});

it('no verb and no older text is let through when the text was changed after it was shown', async () => {
  using _ = await openTestStore();
  const { aoi, ben } = await twoEditors('Tides', { publish: true });
  const { version = 0, draftRevisionId = 0, factsSeen } = ben.seen.editions.en ?? {};
  const lede = {
    do: 'set',
    locale: 'en',
    segment: 'lede',
    value: 'Corrected.',
    base: ben.seen.rows.find(({ segment }) => segment === 'lede')?.cells.en.hash,
    place: { section: 'head', path: [] },
  };
  expect((await aoi.ask(text.PATCH, '/text', 'PATCH', { operations: [lede] })).status).toBe(200);
  const seen = { locale: 'en', version, factsSeen };
  for (const [handler, path] of [
    [publish.POST, '/publish'],
    [unpublish.POST, '/unpublish'],
    [withdraw.POST, '/withdraw'],
    [restore.POST, '/restore'],
  ] as const) {
    const refused = await ben.ask(handler, path, 'POST', { ...seen, reason: 'Wrong.' });
    expect([path, refused.status, refused.body.error?.code]).toEqual([path, 409, 'moved-on']);
  }
  const path = `/revisions/${draftRevisionId}/restore`;
  const older = await ben.ask(restoreRevision.POST, path, 'POST', { version });
  expect([older.status, older.body.error?.code]).toEqual([409, 'moved-on']);
});
