import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Edge } from '#db/freshness/coming-edges.ts';
import type { Reading, Span } from '#db/freshness/reading.ts';
import type { Moment } from './freshness.ts';
import { KeptAnswer } from './kept-answer.ts';
import { type Dropped, ResponseCache } from './response-cache.ts';

const NOON = 1_000_000;
const WHOLE: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** An answer that has read these words and parts of lists; `name` is all that it says. */
function answer(
  name: string,
  words: string[] = [],
  spans: Record<string, Span> = {},
  status = 200,
  until = Number.POSITIVE_INFINITY,
): Promise<KeptAnswer> {
  const reading: Reading = { words: new Set(words), spans: new Map(Object.entries(spans)), until };
  const rendered = { status, type: 'text/html', body: Buffer.from(name), isPackable: true, headers: [] };
  return KeptAnswer.of({ ...rendered, reading, milliseconds: 1 }, 10);
}

/** A cache beside a store that tests write to: what the words of each epoch are, which dates are to come. */
function begin(options: { bytes?: number; lookAgainAt?: number } = {}) {
  const { bytes = 100_000, lookAgainAt = Number.POSITIVE_INFINITY } = options;
  const store = {
    moment: { epoch: 1, now: NOON } as Moment,
    words: new Map<number, string[]>(),
    edges: [] as Edge[],
    asked: 0,
    dropped: [] as Dropped[][],
    /** Raises the epoch, and says what for. */
    change(...words: string[]) {
      store.moment = { ...store.moment, epoch: store.moment.epoch + 1 };
      store.words.set(store.moment.epoch, words);
    },
    pass(milliseconds: number) {
      store.moment = { ...store.moment, now: store.moment.now + milliseconds };
    },
  };
  const cache = new ResponseCache({
    bytes,
    currentMoment: () => store.moment,
    changes: {
      async since(epoch, until) {
        store.asked += 1;
        const words = [];
        for (let each = epoch + 1; each <= until; each++) {
          const written = store.words.get(each);
          if (!written) return undefined;
          words.push(...written);
        }
        return until < epoch ? undefined : words;
      },
      async edges(now) {
        const isLater = now.getTime() >= lookAgainAt;
        return {
          edges: store.edges.filter(({ at }) => at > now.getTime()),
          lookAgainAt: isLater ? Number.POSITIVE_INFINITY : lookAgainAt,
        };
      },
    },
    onDrop: (dropped) => store.dropped.push(dropped),
  });
  const get = (key: string) => cache.hit(key, store.moment);
  /** Renders as a request does: catches up, then reads. */
  async function render(key: string, made: () => Promise<KeptAnswer>) {
    await cache.catchUp();
    return cache.render(key, cache.step, made);
  }
  return { store, cache, get, render };
}

const never = () => Promise.reject(new Error('rendered again'));

/** A rendering that ends when it is told to. */
function slowly(rendered: Promise<KeptAnswer>) {
  let end = () => {};
  let begun = 0;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    render: () => {
      begun += 1;
      return ended.then(() => rendered);
    },
    end,
    begun: () => begun,
  };
}

describe('a change', () => {
  it('drops what depends on it, and nothing else', async () => {
    const { store, cache, get, render } = begin();
    await render('/en', () => answer('front', ['article:1', 'article:2']));
    await render('/en/articles/two', () => answer('two', ['article:2']));
    await render('/en/about', () => answer('about'));
    store.change('article:1');
    expect(get('/en/articles/two'), 'until it has caught up, it knows nothing').toBeUndefined();
    await cache.catchUp();
    expect(['/en', '/en/articles/two', '/en/about'].map((key) => get(key) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    expect(cache.counts).toMatchObject({ misses: 3, dropped: 1 });
    expect(cache.size.pages).toBe(2);
  });

  it.each([
    ['before it', 99, true],
    ['at its first date', 100, false],
    ['within it', 150, false],
    ['at its last date', 200, false],
    ['after it', 201, true],
  ])('of a list drops the page on which its place is: one %s', async (_, at, stays) => {
    const { store, cache, get, render } = begin();
    const list = 'list:en:category:3';
    await render('/page', () => answer('page', [], { [list]: { from: 100, until: 200 } }));
    store.change(`${list}@${at}`, `list:ja:category:3@150`, `list:en:category:33@150`);
    await cache.catchUp();
    expect(get('/page') !== undefined).toBe(stays);
  });

  it('of many words, over many epochs, is heard of at once', async () => {
    const { store, cache, get, render } = begin();
    await render('/one', () => answer('one', ['tag:1']));
    await render('/two', () => answer('two', ['tag:2']));
    await render('/ten', () => answer('ten', ['tag:10']));
    store.change('tag:3');
    store.change('tag:1', 'media:7');
    store.change('tag:2');
    await cache.catchUp();
    expect(store.asked).toBe(1);
    expect(['/one', '/two', '/ten'].map((key) => get(key) !== undefined)).toEqual([false, false, true]);
  });

  it.each<[string, (store: ReturnType<typeof begin>['store']) => void]>([
    [
      'that nobody wrote down',
      (store) => {
        store.change('article:1');
        store.words.clear();
      },
    ],
    ['of everything', (store) => store.change('*')],
    ['with an unknown word', (store) => store.change('article:1', 'board:4')],
    ['with a word that is spelled otherwise', (store) => store.change('Article:2')],
    [
      'to an older store',
      (store) => {
        store.moment = { ...store.moment, epoch: 0 };
      },
    ],
    ['of the clock, backwards by more than a second', (store) => store.pass(-1_001)],
  ])('%s drops everything', async (_, happen) => {
    const { store, cache, get, render } = begin();
    await render('/one', () => answer('one', ['article:5']));
    await render('/two?after=1', () => answer('two'));
    happen(store);
    await cache.catchUp();
    expect([get('/one'), get('/two?after=1')]).toEqual([undefined, undefined]);
    expect(cache.size).toEqual({ pages: 0, bytes: 0 });
  });

  it('of the clock, a little backwards, drops nothing: what had come stays', async () => {
    const { store, cache, get, render } = begin();
    await render('/one', () => answer('one'));
    store.pass(-1_000);
    expect(get('/one')).toBeDefined();
    await cache.catchUp();
    expect(cache.counts.dropped).toBe(0);
  });

  it('tells what was dropped that was asked for in the last ten minutes, and how often', async () => {
    const { store, cache, get, render } = begin();
    for (const key of ['/hot', '/warm', '/cold', '/never']) await render(key, () => answer(key, ['tag:1']));
    get('/cold');
    store.pass(600_001);
    for (const key of ['/hot', '/warm', '/hot']) get(key);
    store.change('tag:1');
    await cache.catchUp();
    expect(store.dropped).toEqual([
      [
        { key: '/hot', hits: 2 },
        { key: '/warm', hits: 1 },
      ],
    ]);
  });
});

describe('a date', () => {
  it('drops what depends on it when it comes, though nobody wrote', async () => {
    const { store, cache, get, render } = begin();
    store.edges = [
      { at: NOON + 5, words: ['article:1', 'list:en:all:0@900'] },
      { at: NOON + 9, words: ['article:2'] },
    ];
    await render('/one', () => answer('one', ['article:1']));
    await render('/two', () => answer('two', ['article:2']));
    await render('/list', () => answer('list', [], { 'list:en:all:0': WHOLE }));
    await render('/about', () => answer('about'));
    expect(['/one', '/two', '/list', '/about'].map((key) => get(key)?.validUntil)).toEqual([
      NOON + 5,
      NOON + 9,
      NOON + 5,
      NOON + 3_600_000,
    ]);
    store.pass(4);
    expect(get('/one')).toBeDefined();
    store.pass(1);
    expect(get('/two'), 'until it has caught up, it knows nothing').toBeUndefined();
    await cache.catchUp();
    const left = () => ['/one', '/two', '/list', '/about'].filter((key) => get(key));
    expect(left()).toEqual(['/two', '/about']);
    store.pass(4);
    await cache.catchUp();
    expect(left()).toEqual(['/about']);
    expect(store.asked, 'no change was looked for').toBe(0);
  });

  it('that is planned later counts, too', async () => {
    const { store, cache, get, render } = begin();
    await render('/one', () => answer('one', ['article:1']));
    store.edges = [{ at: NOON + 5, words: ['article:1'] }];
    store.change('article:7');
    await cache.catchUp();
    expect(get('/one')).toBeDefined();
    store.pass(5);
    await cache.catchUp();
    expect(get('/one')).toBeUndefined();
  });

  it('beyond those that were looked ahead is looked for in time', async () => {
    const { store, cache, get, render } = begin({ lookAgainAt: NOON + 100 });
    const one = await render('/one', () => answer('one', ['article:1']));
    expect(one.answer.validUntil).toBe(NOON + 100);
    store.edges = [{ at: NOON + 101, words: ['article:1'] }];
    store.pass(100);
    expect(get('/one')).toBeUndefined();
    await cache.catchUp();
    expect(store.asked).toBe(0);
  });
});

it('what speaks of now is kept until it is not true any more, and says so', async () => {
  const { store, get, render } = begin();
  await render('/a', () => answer('a', [], {}, 200, NOON + 60_000));
  expect(get('/a')?.validUntil).toBe(NOON + 60_000);
  store.pass(59_999);
  expect(get('/a')).toBeDefined();
  store.pass(1);
  expect(get('/a')).toBeUndefined();
});

it('nothing is kept for longer than an hour, whatever is known of it', async () => {
  const { store, cache, get, render } = begin();
  await render('/one', () => answer('one'));
  store.pass(3_599_999);
  expect(get('/one')).toBeDefined();
  store.pass(1);
  expect(get('/one')).toBeUndefined();
  const again = await render('/one', () => answer('one again'));
  expect(get('/one')).toBe(again.answer);
  expect(cache.size.pages).toBe(1);
});

describe('a rendering', () => {
  it('is one for all who ask meanwhile', async () => {
    const { cache, render } = begin();
    const { render: made, end, begun } = slowly(answer('front'));
    const asking = Array.from({ length: 50 }, () => render('/en', made));
    await cache.catchUp();
    end();
    const answers = await Promise.all(asking);
    expect(begun()).toBe(1);
    expect(new Set(answers.map(({ answer: each }) => each)).size).toBe(1);
    expect(cache.counts).toMatchObject({ misses: 1, joined: 49 });
  });

  it('that began before a change of what it read is not kept, nor given to who joined it', async () => {
    const { store, get, render } = begin();
    const old = slowly(answer('old', ['article:1']));
    const first = render('/en', old.render);
    const joined = render('/en', old.render);
    await nextTurn();
    store.change('article:1');
    const late = render('/en', old.render);
    old.end();
    expect([(await first).isTrue, (await joined).isTrue, (await late).isTrue]).toEqual([false, false, false]);
    expect(old.begun()).toBe(1);
    expect(get('/en')).toBeUndefined();
    expect((await first).answer.validUntil, 'no shared cache may keep it either').toBe(
      Number.NEGATIVE_INFINITY,
    );
  });

  it('is kept when what changed meanwhile was something else', async () => {
    const { store, get, render } = begin();
    const old = slowly(answer('old', ['article:1']));
    const first = render('/en', old.render);
    await nextTurn();
    store.change('article:2');
    old.end();
    expect((await first).isTrue).toBe(true);
    expect(get('/en')).toBe((await first).answer);
  });

  it('that has read before it began is held against what changed since then', async () => {
    const { store, cache, get } = begin();
    await cache.catchUp();
    const begun = cache.step;
    store.change('article:1');
    await cache.catchUp();
    const { isTrue } = await cache.render('/en', begun, () => answer('old', ['article:1']));
    expect(isTrue).toBe(false);
    expect(get('/en')).toBeUndefined();
  });

  it('during which a date came is not kept', async () => {
    const { store, get, render } = begin();
    store.edges = [{ at: NOON + 5, words: ['article:1'] }];
    const old = slowly(answer('before', ['article:1']));
    const first = render('/en', old.render);
    await nextTurn();
    store.pass(5);
    old.end();
    expect((await first).isTrue).toBe(false);
    expect(get('/en')).toBeUndefined();
  });

  it('that began more changes ago than are remembered is not kept', async () => {
    const { store, cache, get } = begin();
    await cache.catchUp();
    const begun = cache.step;
    for (let n = 0; n < 101; n++) {
      store.change('article:2');
      await cache.catchUp();
    }
    expect((await cache.render('/en', begun, () => answer('old'))).isTrue).toBe(false);
    expect(get('/en')).toBeUndefined();
    expect((await cache.render('/en', cache.step, () => answer('new'))).isTrue).toBe(true);
  });

  it('that fails is told to all who waited, and the next one tries again', async () => {
    const { cache, render } = begin();
    const asking = [1, 2].map(() => render('/en', never));
    for (const each of asking) await expect(each).rejects.toThrow('rendered again');
    await render('/en', () => answer('down', [], {}, 503));
    expect(cache.size.pages).toBe(0);
    await render('/en', () => answer('front'));
    expect(cache.size.pages).toBe(1);
  });
});

describe('while the store cannot be heard', () => {
  it('what is kept is given, until something would have to be looked up', async () => {
    const { store, cache, get, render } = begin();
    store.edges = [{ at: NOON + 5, words: ['article:1'] }];
    await render('/one', () => answer('one', ['article:1']));
    await render('/two', () => answer('two', ['article:2']));
    store.moment = { ...store.moment, unheard: { since: NOON, why: 'The store is damaged.' } };
    expect(get('/one')).toBeDefined();
    store.pass(5);
    await cache.catchUp();
    expect([get('/one'), get('/two') !== undefined]).toEqual([undefined, true]);
    store.moment = { ...store.moment, epoch: -1 };
    await expect(cache.catchUp()).rejects.toMatchObject({
      name: 'StoreError',
      message: 'The store is damaged.',
    });
    store.moment = { epoch: 1, now: NOON + 6 };
    await cache.catchUp();
    expect(get('/two'), 'nothing had changed').toBeDefined();
  });

  it('what changed is not known, so everything is dropped', async () => {
    const { store, cache, get, render } = begin();
    await render('/two', () => answer('two', ['article:2']));
    store.change();
    store.words.get = () => {
      throw new Error('malformed');
    };
    await cache.catchUp();
    expect(get('/two')).toBeUndefined();
  });
});

describe('the memory for answers', () => {
  const random = () => answer(randomBytes(1_500).toString('base64'), ['tag:1']);

  it('has a bound, and what was asked for longest ago goes first', async () => {
    const { cache, get, render } = begin();
    for (let n = 0; n < 50; n++) {
      await render(`/en/${n}`, random);
      expect(get('/en/0'), 'the one that is asked for all the time').toBeDefined();
    }
    const { pages, bytes } = cache.size;
    expect(bytes).toBeLessThanOrEqual(100_000);
    expect(pages).toBeGreaterThan(5);
    expect(get('/en/49')).toBeDefined();
    expect(get('/en/1')).toBeUndefined();
  });

  it('counts what an answer depends on', async () => {
    const { cache, render } = begin();
    await render('/a', () => answer('a'));
    const { bytes } = cache.size;
    await render('/b', () => answer('b', ['tag:1', 'tag:2'], { 'list:en:all:0': WHOLE }));
    expect(cache.size.bytes - bytes).toBe(bytes + 4 * 96);
  });

  it('holds pages of lists further back in a tenth of it', async () => {
    const { cache, get, render } = begin();
    await render('/en', random);
    for (let n = 0; n < 100; n++) await render(`/en/tags/x?after=${n}`, random);
    expect(get('/en')).toBeDefined();
    expect(cache.size.bytes).toBeLessThanOrEqual(30_000);
  });

  it('of nothing keeps nothing, and renders each time', async () => {
    const { cache, get, render } = begin({ bytes: 0 });
    const { isTrue } = await render('/en', () => answer('front', ['tag:1']));
    expect([isTrue, get('/en'), cache.size.pages]).toEqual([true, undefined, 0]);
  });
});
