import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeptPage } from './kept-page.ts';
import { ResponseCache } from './response-cache.ts';

const NOON = 1_000_000;
const at = (epoch: number, now = NOON) => ({ epoch, now });

/** A page as the gateway keeps it; `name` is all that it says. */
function page(name: string, epoch = 1, options: { validUntil?: number; status?: number } = {}) {
  const { validUntil = NOON + 60_000, status = 200 } = options;
  const body = Buffer.from(name);
  return KeptPage.keep({ status, body, milliseconds: 1 }, at(epoch), {
    validUntil,
    cdnMaxAge: 10,
    headers: [],
  });
}

/** A rendering that ends when it is told to. */
function slowly(rendered: Promise<KeptPage>) {
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

const never = () => Promise.reject(new Error('rendered again'));

describe('a kept page', () => {
  it('is found until its epoch or its time is over', async () => {
    const cache = new ResponseCache(100_000);
    const kept = await cache.render('/en', at(1), () => page('front', 1, { validUntil: NOON + 5 }));
    expect(cache.get('/en', at(1))).toBe(kept);
    expect(cache.get('/en', at(1, NOON + 4))).toBe(kept);
    expect(cache.get('/en', at(1, NOON + 5))).toBeUndefined();
    expect(cache.get('/en', at(2))).toBeUndefined();
    expect(cache.get('/ja', at(1))).toBeUndefined();
    expect(cache.counts).toMatchObject({ hits: 2, misses: 1, joined: 0 });
  });

  it('is rendered once for all who ask meanwhile', async () => {
    const cache = new ResponseCache(100_000);
    const { render, end, begun } = slowly(page('front'));
    const asking = Array.from({ length: 50 }, () => cache.render('/en', at(1), render));
    end();
    const pages = await Promise.all(asking);
    expect(begun()).toBe(1);
    expect(new Set(pages).size).toBe(1);
    expect(cache.counts).toMatchObject({ misses: 1, joined: 49 });
  });

  it('that began before a change is not for those who ask after it', async () => {
    const cache = new ResponseCache(100_000);
    const old = slowly(page('old', 1));
    const first = cache.render('/en', at(1), old.render);
    const fresh = await cache.render('/en', at(2), () => page('new', 2));
    old.end();
    expect((await first).epoch).toBe(1);
    expect(cache.get('/en', at(2)), 'the late one must not replace the newer').toBe(fresh);
    expect(await cache.render('/ja', at(2), () => page('ja', 2))).toMatchObject({ epoch: 2 });
  });

  it('whose time was over before it was there is not for those who ask after that', async () => {
    const cache = new ResponseCache(100_000);
    const old = slowly(page('before', 1, { validUntil: NOON + 5 }));
    const first = cache.render('/en', at(1), old.render);
    const after = slowly(page('after', 1));
    const later = [1, 2].map(() => cache.render('/en', at(1, NOON + 5), after.render));
    old.end();
    const before = await first;
    after.end();
    const [one, two] = await Promise.all(later);
    expect(one).not.toBe(before);
    expect(two).toBe(one);
    expect(after.begun()).toBe(1);
  });

  it('is not made of a failure: all who waited are told, and the next one tries again', async () => {
    const cache = new ResponseCache(100_000);
    const asking = [1, 2].map(() => cache.render('/en', at(1), never));
    for (const each of asking) await expect(each).rejects.toThrow('rendered again');
    expect(cache.size.pages).toBe(0);
    await cache.render('/en', at(1), () => page('down', 1, { status: 503 }));
    expect(cache.size.pages).toBe(0);
    await cache.render('/en', at(1), () => page('front'));
    expect(cache.size.pages).toBe(1);
  });
});

describe('the memory for answers', () => {
  const fill = async (cache: ResponseCache, count: number, keyOf: (n: number) => string) => {
    for (let n = 0; n < count; n++) {
      await cache.render(keyOf(n), at(1), () => page(randomBytes(1_500).toString('base64')));
    }
  };

  it('has a bound, and what was asked for longest ago goes first', async () => {
    const cache = new ResponseCache(100_000);
    await fill(cache, 5, (n) => `/en/${n}`);
    for (let n = 5; n < 50; n++) {
      await fill(cache, 1, () => `/en/${n}`);
      expect(cache.get('/en/0', at(1)), 'the one that is asked for all the time').toBeDefined();
    }
    const { pages, bytes } = cache.size;
    expect(bytes).toBeLessThanOrEqual(100_000);
    expect(pages).toBeGreaterThan(5);
    expect(cache.get('/en/49', at(1))).toBeDefined();
    expect(cache.get('/en/1', at(1))).toBeUndefined();
  });

  it('gives pages with a query, of which there is no end, a tenth', async () => {
    const cache = new ResponseCache(200_000);
    await fill(cache, 5, (n) => `/en/${n}`);
    await fill(cache, 100, (n) => `/en?after=${n}-1`);
    expect(cache.size.bytes).toBeLessThanOrEqual(20_000 + 5 * 10_000);
    for (let n = 0; n < 5; n++) expect(cache.get(`/en/${n}`, at(1))).toBeDefined();
  });

  it('of no bytes keeps nothing', async () => {
    const cache = new ResponseCache(0);
    await fill(cache, 3, (n) => `/en/${n}`);
    expect(cache.size).toEqual({ pages: 0, bytes: 0 });
    expect(cache.get('/en/0', at(1))).toBeUndefined();
  });
});
