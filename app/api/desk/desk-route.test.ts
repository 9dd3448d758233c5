import { describe, expect, it } from 'vitest';
import { messagesOf } from '#i18n/messages.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import { buildArticle } from '#testing/build-article.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { FORM_COOKIE, openFormState } from '../../form-state.ts';
import * as account from './account/route.ts';
import * as publish from './articles/[article]/publish/route.ts';
import * as slug from './articles/[article]/slug/route.ts';
import * as withdraw from './articles/[article]/withdraw/route.ts';
import * as bulk from './articles/bulk/route.ts';

type Handler = typeof publish.POST;

const ARTICLE = '/api/desk/articles/1';

async function signIn(): Promise<string> {
  const { cookie } = await signInAs({ role: 'editor', locale: 'ja' });
  return `${cookie.name}=${cookie.value}`;
}

function send(handler: Handler, path: string, body: URLSearchParams | object, cookie = '', method = 'POST') {
  const isForm = body instanceof URLSearchParams;
  const headers = { cookie, ...(!isForm && { 'content-type': 'application/json' }) };
  const request = new Request(`http://desk.test${path}`, {
    method,
    headers,
    body: isForm ? body : JSON.stringify(body),
  });
  return handler(request, { params: Promise.resolve({ article: '1' }) });
}

async function stateOf(answer: Response) {
  const line = answer.headers.getSetCookie().find((each) => each.startsWith(`${FORM_COOKIE}=`));
  return openFormState(line?.slice(FORM_COOKIE.length + 1).split(';', 1)[0]);
}

const ja = messagesOf('ja').desk.answers;

describe('a form and a script that ask for the same', () => {
  it('are refused for the same reason, the form with what was typed', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides');
    const cookie = await signIn();
    const asked = { locale: 'en', slug: '12' };
    const script = await send(slug.PUT, `${ARTICLE}/slug`, asked, cookie, 'PUT');
    const form = await send(slug.POST, `${ARTICLE}/slug`, new URLSearchParams(asked), cookie);
    expect([script.status, ((await script.json()) as ErrorAnswer).error.code]).toEqual([422, 'invalid-slug']);
    expect([form.status, form.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/admin\/articles\/1\?form=\w{8}$/),
    ]);
    expect(await stateOf(form)).toMatchObject({
      form: 'slug',
      error: { refusal: 'invalid-slug', detail: { slug: '12' } },
      values: asked,
    });
  });

  it('are told what blocks publishing, one by one', async () => {
    using _ = await openTestStore();
    const document = { v: 2 as const, headline: 'Only this', lede: '' };
    await buildArticle('Bare', { document, publish: false });
    const fields = new URLSearchParams({ locale: 'en', version: '1' });
    const answer = await send(publish.POST, `${ARTICLE}/publish`, fields, await signIn());
    expect(await stateOf(answer)).toMatchObject({
      error: { refusal: 'blocked', problems: ['no-lede', 'no-section'] },
    });
  });

  it('that is not understood get a sentence of ours, and programs the place', async () => {
    using _ = await openTestStore();
    const cookie = await signIn();
    const script = await send(publish.POST, `${ARTICLE}/publish`, { locale: 'fr', version: 1 }, cookie);
    expect([script.status, await script.json()]).toEqual([
      400,
      { error: { code: 'bad-request', message: ja['bad-request'], reason: 'locale: invalid_value' } },
    ]);
    const form = await send(publish.POST, `${ARTICLE}/publish`, new URLSearchParams('locale=fr'), cookie);
    expect([form.status, (await stateOf(form))?.error]).toEqual([303, { code: 'bad-request' }]);
  });

  it('without a version do not count as having seen version 0', async () => {
    using _ = await openTestStore();
    const cookie = await signIn();
    for (const version of ['', ' ', '1e3', '-1']) {
      const fields = new URLSearchParams({ locale: 'en', version });
      const answer = await send(publish.POST, `${ARTICLE}/publish`, fields, cookie);
      expect([version, (await stateOf(answer))?.error]).toEqual([version, { code: 'bad-request' }]);
    }
  });
});

describe('a form', () => {
  it('keeps no password for its page', async () => {
    using _ = await openTestStore();
    const fields = { do: 'password', password: 'the old one here', newPassword: 'short', name: 'Ken' };
    const answer = await send(account.POST, '/api/desk/account', new URLSearchParams(fields), await signIn());
    expect(await stateOf(answer)).toEqual({
      form: 'password',
      fields: { newPassword: 'too-short' },
      values: { name: 'Ken' },
    });
  });

  it('whose text is too much for a cookie keeps the rest, and the reason', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides', { publish: false });
    const reason = Array.from({ length: 2_000 }, (__, n) =>
      String.fromCodePoint(0x4e00 + ((n * n * 7) % 20_000)),
    );
    const fields = new URLSearchParams({ locale: 'en', version: '1', reason: reason.join('') });
    const answer = await send(withdraw.POST, `${ARTICLE}/withdraw`, fields, await signIn());
    const state = await stateOf(answer);
    expect([state?.error, state?.values]).toEqual([
      expect.objectContaining({ refusal: 'never-public' }),
      { locale: 'en' },
    ]);
    const [line = ''] = answer.headers.getSetCookie();
    expect(line.length).toBeLessThan(4_096);
  });

  it('of the list leads back to the list as it was narrowed, with what was chosen', async () => {
    using _ = await openTestStore();
    const back = '/admin/articles?q=tides&form=12345678';
    const fields = new URLSearchParams({ do: 'add-tag', tag: '', back });
    for (const id of ['1', '2']) fields.append('article', id);
    const answer = await send(bulk.POST, '/api/desk/articles/bulk', fields, await signIn());
    expect(answer.headers.get('location')).toMatch(/^\/admin\/articles\?q=tides&form=\w{8}$/);
    expect(await stateOf(answer)).toEqual({
      form: 'bulk',
      bulk: { problem: 'no-tag' },
      values: { article: '1 2', tag: '' },
    });
  });

  it('of who is signed out leads to the sign-in page and back', async () => {
    using _ = await openTestStore();
    const answer = await send(publish.POST, `${ARTICLE}/publish`, new URLSearchParams('locale=en'));
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/admin/sign-in?next=%2Fadmin%2Farticles%2F1',
    ]);
  });

  it('that is too large is answered by a sentence', async () => {
    using _ = await openTestStore();
    const fields = new URLSearchParams({ article: 'x'.repeat(70_000) });
    const answer = await send(bulk.POST, '/api/desk/articles/bulk', fields, await signIn());
    expect([answer.status, await answer.text()]).toEqual([413, '大きすぎます。上限は64 kBです。\n']);
  });
});
