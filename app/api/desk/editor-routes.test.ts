import { describe, expect, it } from 'vitest';
import { textHash } from '#db/text-hash.ts';
import {
  type EditorView,
  type ErrorAnswer,
  type ImportAnswer,
  type Operation,
  type SaveResult,
  WRITER_HEADER,
} from '#lib/desk/editor.ts';
import type { Role } from '#lib/rights.ts';
import { buildArticle } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import * as facts from './articles/[article]/facts/route.ts';
import * as hero from './articles/[article]/hero/route.ts';
import * as presence from './articles/[article]/presence/route.ts';
import * as publish from './articles/[article]/publish/route.ts';
import * as restore from './articles/[article]/restore/route.ts';
import * as restoreRevision from './articles/[article]/revisions/[revision]/restore/route.ts';
import * as compare from './articles/[article]/revisions/compare/route.ts';
import * as revisions from './articles/[article]/revisions/route.ts';
import * as article from './articles/[article]/route.ts';
import * as slug from './articles/[article]/slug/route.ts';
import * as text from './articles/[article]/text/route.ts';
import * as unpublish from './articles/[article]/unpublish/route.ts';
import * as withdraw from './articles/[article]/withdraw/route.ts';
import * as articles from './articles/route.ts';
import * as importing from './import/route.ts';
import * as tags from './tags/route.ts';

type Params = { article: string; revision: string };
type Handler = (request: Request, props: { params: Promise<Params> }) => Promise<Response>;

/** By handler, below `/api/desk/articles`; an address may have several. */
const ADDRESSES = new Map<Handler, (id: string, revision: string) => string>([
  [articles.POST, () => ''],
  [article.GET, (id) => `/${id}`],
  [text.PATCH, (id) => `/${id}/text`],
  [facts.PUT, (id) => `/${id}/facts`],
  [slug.GET, (id) => `/${id}/slug`],
  [slug.PUT, (id) => `/${id}/slug`],
  [publish.POST, (id) => `/${id}/publish`],
  [unpublish.POST, (id) => `/${id}/unpublish`],
  [withdraw.POST, (id) => `/${id}/withdraw`],
  [restore.POST, (id) => `/${id}/restore`],
  [revisions.GET, (id) => `/${id}/revisions`],
  [compare.GET, (id) => `/${id}/revisions/compare`],
  [restoreRevision.POST, (id, revision) => `/${id}/revisions/${revision}/restore`],
  [presence.POST, (id) => `/${id}/presence`],
  [hero.POST, (id) => `/${id}/hero`],
  [importing.POST, () => '/../import'],
  [tags.GET, () => '/../tags'],
]);

/** A request of a browser; `cookie` is that of somebody who is signed in. */
const ask = (
  handler: Handler,
  method: string,
  options: {
    cookie?: string;
    id?: number | string;
    revision?: number;
    body?: unknown;
    query?: string;
    writer?: string;
  } = {},
) => {
  const { cookie, id = 1, revision = 1, body, query = '', writer } = options;
  const isRaw = body instanceof FormData || body instanceof URLSearchParams;
  const path = ADDRESSES.get(handler)?.(String(id), String(revision));
  const request = new Request(`http://desk.test/api/desk/articles${path}?${query}`, {
    method,
    headers: {
      'accept-language': 'en',
      ...(cookie && { cookie }),
      ...(writer && { [WRITER_HEADER]: writer }),
      ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && {
      body: isRaw ? body : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  return handler(request, { params: Promise.resolve({ article: String(id), revision: String(revision) }) });
};
const signIn = async (role: Role = 'editor', locale: 'ja' | 'en' = 'en') => {
  const { cookie } = await signInAs({ role, locale });
  return `${cookie.name}=${cookie.value}`;
};
const bodyOf = async <T>(response: Response) => (await response.json()) as T;
const errorOf = async (response: Response) => (await bodyOf<ErrorAnswer>(response)).error;
const lede = (value: string, base: string | null): Operation => ({
  do: 'set',
  locale: 'en',
  segment: 'lede',
  value,
  base: base === null ? null : textHash(base),
  place: { section: 'head', path: [] },
});

const ROUTES: [name: string, handler: Handler, method: string, body?: unknown][] = [
  ['an article', article.GET, 'GET'],
  ['a new article', articles.POST, 'POST', { locale: 'en' }],
  ['its text', text.PATCH, 'PATCH', { operations: [] }],
  ['its facts', facts.PUT, 'PUT', { versions: {} }],
  ['an address', slug.GET, 'GET'],
  ['a new address', slug.PUT, 'PUT', { locale: 'en', slug: 'x' }],
  ['publishing', publish.POST, 'POST', { locale: 'en', version: 1 }],
  ['unpublishing', unpublish.POST, 'POST', { locale: 'en', version: 1 }],
  ['withdrawing', withdraw.POST, 'POST', { locale: 'en', version: 1 }],
  ['restoring', restore.POST, 'POST', { locale: 'en', version: 1 }],
  ['revisions', revisions.GET, 'GET'],
  ['a comparison', compare.GET, 'GET'],
  ['an older revision', restoreRevision.POST, 'POST', { version: 1 }],
  ['presence', presence.POST, 'POST', { tab: 'x', locale: null, segment: null }],
  ['a picture', hero.POST, 'POST', new FormData()],
  ['a pasted text', importing.POST, 'POST', { text: 'x', dryRun: true }],
  ['tags', tags.GET, 'GET'],
];

describe.each(ROUTES)('%s', (_name, handler, method, body) => {
  it('is not for who is signed out', async () => {
    using _ = await openTestStore();
    const response = await ask(handler, method, { ...(body !== undefined && { body }) });
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ code: 'signed-out' });
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  it('tells a writer nothing of an article that is not theirs', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const cookie = await signIn('writer');
    const options = { cookie, id: ref.articleId, query: 'locale=en&slug=tides-headline&a=1&b=1' };
    const response = await ask(handler, method, { ...options, ...(body !== undefined && { body }) });
    expect(await response.text()).not.toContain('Tides');
  });
});

it('a text that somebody wrote whose session has ended is not saved as that of whoever is signed in now', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const { viewer, cookie: session } = await signInAs({ role: 'editor', locale: 'en' });
  const cookie = `${session.name}=${session.value}`;
  const save = (writer: string) =>
    ask(text.PATCH, 'PATCH', { cookie, id: ref.articleId, body: { operations: [] }, writer });
  expect((await save('somebody-else')).status).toBe(401);
  expect((await save(viewer.userId ?? '')).status).toBe(200);
});

describe('an article at the desk', () => {
  it('is begun, written, read, and published as it was seen', async () => {
    using _ = await openTestStore();
    const cookie = await signIn();
    const begun = await ask(articles.POST, 'POST', { cookie, body: { locale: 'en', headline: 'Tides' } });
    expect(begun.status).toBe(201);
    const { articleId: id } = await bodyOf<{ articleId: number }>(begun);
    const paragraph: Operation = {
      do: 'set',
      locale: 'en',
      segment: 'why1',
      value: 'Ships\r\ndepend on them.',
      base: null,
      place: { section: 'whyItMatters', path: [{ id: 'why1', kind: 'paragraph', after: null }] },
    };
    const saved = await ask(text.PATCH, 'PATCH', {
      cookie,
      id,
      body: { operations: [lede('They rise.', null), paragraph] },
    });
    expect(saved.status).toBe(200);
    const { versions } = await bodyOf<SaveResult>(saved);

    const view = await bodyOf<EditorView>(await ask(article.GET, 'GET', { cookie, id }));
    expect(view.rows.map(({ cells }) => cells.en.text)).toEqual([
      'Tides',
      'They rise.',
      'Ships\ndepend on them.',
    ]);
    const late = { locale: 'en', version: (versions.en ?? 0) - 1 };
    const refused = await ask(publish.POST, 'POST', { cookie, id, body: late });
    expect(refused.status).toBe(409);
    expect(await errorOf(refused)).toMatchObject({ code: 'moved-on' });
    const done = await ask(publish.POST, 'POST', {
      cookie,
      id,
      body: { locale: 'en', version: versions.en },
    });
    expect(await bodyOf(done)).toMatchObject({ edition: { status: 'live', hasUnpublishedChanges: false } });
  });

  it('answers a conflict with 409 and both texts', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const cookie = await signIn();
    const patch = (value: string) =>
      ask(text.PATCH, 'PATCH', {
        cookie,
        id: ref.articleId,
        body: { operations: [lede(value, 'Tides lede.')] },
      });
    expect((await patch('Mine.')).status).toBe(200);
    const second = await patch('Also mine.');
    expect(second.status).toBe(409);
    expect((await bodyOf<SaveResult>(second)).conflicts).toMatchObject([{ theirs: { text: 'Mine.' } }]);
  });

  it('names what blocks publishing, in the language of the one who asked', async () => {
    using _ = await openTestStore();
    const document = { v: 2 as const, headline: 'Only this', lede: '' };
    const { ref } = await buildArticle('Bare', { document, publish: false });
    const cookie = await signIn('editor', 'ja');
    const body = { locale: 'en', version: 1 };
    const blocked = await ask(publish.POST, 'POST', { cookie, id: ref.articleId, body });
    expect(blocked.status).toBe(422);
    const { code, message, problems } = await errorOf(blocked);
    expect(code).toBe('blocked');
    expect(message).toMatch(/英語版/);
    expect(problems?.map((each) => each.code)).toEqual(['no-lede', 'no-section']);
  });

  it('takes no request that is not what it should be', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const cookie = await signIn();
    const status = async (body: unknown) =>
      (await ask(text.PATCH, 'PATCH', { cookie, id: ref.articleId, body })).status;
    expect(await status('{not json')).toBe(400);
    expect(await status({ operations: [{ do: 'destroy' }] })).toBe(400);
    expect(await status({ operations: [{ ...lede('x', null), segment: '../x' }] })).toBe(400);
    expect(await status({ operations: [lede('x'.repeat(20_001), 'Tides lede.')] })).toBe(413);
    const nowhere = await ask(article.GET, 'GET', { cookie, id: 'x' });
    expect([nowhere.status, (await errorOf(nowhere)).message]).toEqual([
      404,
      'This article does not exist, or your role does not allow you to open it.',
    ]);
    const unknown = await ask(article.GET, 'GET', { cookie, id: 99 });
    expect([unknown.status, (await errorOf(unknown)).message]).toEqual([404, 'There is no article 99.']);
    const translator = await signIn('translator');
    const body = { locale: 'en', version: 1 };
    expect((await ask(publish.POST, 'POST', { cookie: translator, id: ref.articleId, body })).status).toBe(
      403,
    );
  });

  it('works by forms too, which lead back to its editor', async () => {
    using _ = await openTestStore();
    const cookie = await signIn();
    const headline = 'Tides';
    const begun = await ask(articles.POST, 'POST', {
      cookie,
      body: new URLSearchParams({ locale: 'en', headline }),
    });
    expect([begun.status, begun.headers.get('location')]).toEqual([303, '/admin/articles/1']);
    const blocked = await ask(publish.POST, 'POST', {
      cookie,
      body: new URLSearchParams({ locale: 'en', version: '1' }),
    });
    expect([blocked.status, blocked.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/admin\/articles\/1\?form=/),
    ]);
    const signedOut = await ask(publish.POST, 'POST', { body: new URLSearchParams({ locale: 'en' }) });
    expect(signedOut.headers.get('location')).toBe('/admin/sign-in?next=%2Fadmin%2Farticles%2F1');
  });

  it('changes facts against what was seen', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const cookie = await signIn();
    const id = ref.articleId;
    const { facts: before } = await bodyOf<EditorView>(await ask(article.GET, 'GET', { cookie, id }));
    const { tags: found } = await bodyOf<{ tags: { id: number; matched: string }[] }>(
      await ask(tags.GET, 'GET', { cookie, query: `q=${encodeURIComponent('海洋')}` }),
    );
    expect(found[0]).toMatchObject({ matched: '海洋', names: { en: 'Oceans' } });
    const body = { versions: before.versions, tags: [{ id: found[0]?.id }] };
    expect((await ask(facts.PUT, 'PUT', { cookie, id, body })).status).toBe(200);
    const late = await ask(facts.PUT, 'PUT', { cookie, id, body });
    expect(late.status).toBe(409);
    expect(await bodyOf(late)).toMatchObject({
      error: { code: 'stale-facts' },
      facts: { tags: [{ names: { en: 'Oceans' } }] },
    });
  });

  it('takes a picture in, and refuses what is none', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const cookie = await signIn();
    const form = (bytes: Uint8Array<ArrayBuffer>) => {
      const data = new FormData();
      data.set('picture', new Blob([bytes]), 'x.jpg');
      data.set('credit', 'A. Photographer');
      data.set('alt-en', 'A harbour');
      return data;
    };
    const bytes = new Uint8Array(await (await paint(600, 400)).jpeg().toBuffer());
    const taken = await ask(hero.POST, 'POST', { cookie, id: ref.articleId, body: form(bytes) });
    expect(taken.status).toBe(201);
    expect(await bodyOf(taken)).toMatchObject({ facts: { hero: { texts: { en: { alt: 'A harbour' } } } } });
    const none = new TextEncoder().encode('not a picture');
    const refused = await ask(hero.POST, 'POST', { cookie, id: ref.articleId, body: form(none) });
    expect([refused.status, (await errorOf(refused)).code]).toEqual([422, 'not-a-picture']);
  });

  it('reads a pasted text first, and keeps it when told to', async () => {
    using _ = await openTestStore();
    const cookie = await signIn();
    const pasted = `Why tides can be predicted\nScience\n\nThe tides follow from the pull of the Moon.\n\nOutlook\n\nMore gauges.\n\nTags: Oceans\n`;
    const post = async (dryRun: boolean) =>
      bodyOf<ImportAnswer>(await ask(importing.POST, 'POST', { cookie, body: { text: pasted, dryRun } }));
    const tried = await post(true);
    expect(tried).toMatchObject({
      locale: 'en',
      kept: null,
      known: null,
      tags: [{ names: { en: 'Oceans' } }],
    });
    expect(tried.lines.map(({ line, to, text: content }) => [line, to, content])).toEqual([
      [1, 'segment', 'Why tides can be predicted'],
      [2, 'field', 'Science'],
      [4, 'segment', 'The tides follow from the pull of the Moon.'],
      [6, 'label', 'Outlook'],
      [8, 'segment', 'More gauges.'],
      [10, 'field', 'Tags: Oceans'],
    ]);
    const { kept } = await post(false);
    expect(kept).toMatchObject({ status: 'created', locale: 'en' });
    expect((await post(true)).known).toBe(kept?.articleId);
    const view = await bodyOf<EditorView>(
      await ask(article.GET, 'GET', { cookie, id: kept?.articleId ?? 0 }),
    );
    expect(view.editions.en?.status).toBe('draft');
    const empty = await ask(importing.POST, 'POST', { cookie, body: { text: ' ', dryRun: false } });
    expect([empty.status, (await errorOf(empty)).code]).toEqual([422, 'empty']);
  });
});
