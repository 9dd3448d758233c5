import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { editFacts, getView, sendText } from '#components/desk/editor/send-requests.ts';
import { ACTS_BY_WEIGHT, type Act, playActs } from '#testing/desk/editors-at-once.ts';
import type { DeskApi } from '#testing/desk/one-editor.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import * as facts from './articles/[article]/facts/route.ts';
import * as article from './articles/[article]/route.ts';
import * as text from './articles/[article]/text/route.ts';

/*
 * Three people write one article with the client code of the desk, over its API, on a store: they type, cut, join, move,
 * remove, paste, take back, lose the network, come back, reload. Afterwards everything is sent and every conflict decided
 * by chance. Texts are made of words that are there once (testing/desk/words.ts), and word-ledger.ts follows each. Held is:
 *
 * 1. What was once on the server is still there, or went by a request of somebody on whose sheet, or in whose conflict or
 *    refused step, it stood before they made it: nobody overwrites what they did not see. And it is in a revision; save that
 *    what somebody wrote themselves and typed over may not be (autosaves of ten minutes are one), but what a step removed is.
 * 2. What was never on the server stands on the sheet and in the journal of the browser it was typed in, until its author
 *    takes it away. Undo takes nothing away that somebody else wrote.
 * 3. A word stands in the language it was typed in; in the row it was typed in, or one that somebody's step tied to that;
 *    and once, unless somebody decided for two texts that both had it, or took it back after another had carried it elsewhere.
 * 4. Who is alone sees nothing change by asking the server. In the end all have the rows, texts and states that it has.
 * 5. In the end nothing is unsent, undecided or in a journal, and no answer was anything but 200, 409, or 401 without session.
 *
 * EDITOR_RUNS=2000 EDITOR_SEED=7 asks for more, or for others.
 */

const RUNS = Number(process.env.EDITOR_RUNS ?? 200);
const SEED = Number(process.env.EDITOR_SEED ?? 11);

const ROUTES = [
  { method: 'PATCH', path: /^\/api\/desk\/articles\/(\d+)\/text$/, handler: text.PATCH },
  { method: 'PATCH', path: /^\/api\/desk\/articles\/(\d+)\/facts$/, handler: facts.PATCH },
  { method: 'GET', path: /^\/api\/desk\/articles\/(\d+)$/, handler: article.GET },
];

/** Stands in for the network between the requests of the desk and its routes. */
async function openDoor() {
  const people: { userId: string; cookie: string }[] = [];
  for (const name of ['Aoki', 'Baker', 'Chiba']) {
    const { viewer, cookie } = await signInAs({ role: 'editor', name });
    people.push({ userId: viewer.userId ?? '', cookie: `${cookie.name}=${cookie.value}` });
  }
  const odd: string[] = [];
  let cookie = '';
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const { method = 'GET' } = init;
    const isExpected = cookie ? [200, 409] : [401];
    const route = ROUTES.find((each) => each.method === method && each.path.test(path));
    const id = route?.path.exec(path)?.[1] ?? '';
    const request = new Request(`http://desk.test${path}`, { ...init, headers });
    const response = await route?.handler(request, { params: Promise.resolve({ article: id }) });
    if (!response || !isExpected.includes(response.status)) {
      odd.push(`${method} ${path} was answered ${response?.status}: ${await response?.clone().text()}`);
    }
    return response;
  });
  /** The request must leave before anybody else's is made. */
  const as = <T>(
    person: number,
    isSignedIn: boolean,
    request: (userId: string) => Promise<T>,
  ): Promise<T> => {
    cookie = isSignedIn ? (people[person]?.cookie ?? '') : '';
    return request(people[person]?.userId ?? '');
  };
  const apiOf = (articleId: number): DeskApi => ({
    save: (person, operations, isSignedIn) =>
      as(person, isSignedIn, (userId) => sendText(articleId, userId, operations)),
    async read(person, isSignedIn) {
      const reply = await as(person, isSignedIn, () => getView(articleId));
      return reply.ok ? reply.value : undefined;
    },
    async editFacts(person, edit) {
      const reply = await as(person, true, () => editFacts(articleId, edit));
      return reply.ok ? reply.value : undefined;
    },
  });
  return { apiOf, odd };
}

it('three editors at once keep every word where it was written', { timeout: 3_600_000 }, async () => {
  using test = await openTestStore();
  const { apiOf, odd } = await openDoor();
  const act: fc.Arbitrary<Act> = fc.record({
    who: fc.nat({ max: 2 }),
    does: fc.constantFrom(...ACTS_BY_WEIGHT()),
    chance: fc.nat(),
  });
  const acts = fc.array(act, { minLength: 1, maxLength: 60, size: 'max' });
  const holds = fc.asyncProperty(acts, async (played) => {
    odd.length = 0;
    await playActs(played, apiOf, (instant) => test.setNow(new Date(instant)));
    expect(odd).toEqual([]);
  });
  await fc.assert(holds, { numRuns: RUNS, seed: SEED, unbiased: true });
});
