import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '#lib/article/segments.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { listEditions } from '../../queries/lists/list-editions.ts';
import { translationStates } from '../text/translation-states.ts';
import { importFile } from './import-file.ts';

const JA = `潮汐はなぜ予測できるのか
科学

潮汐はなぜ予測できるのか

出典: 海上保安庁「潮汐推算」 https://www1.kaiho.mlit.go.jp/

潮の満ち引きは、月と太陽の引力から何年も先まで計算できる。その仕組みと限界を読み解く。

なぜ今、重要なのか

港の設計も船の運航も、潮位の予測に頼っている。

要点

• 月の引力: 潮汐の主な原因は月である。
• 太陽の引力：大潮は太陽と月が並ぶときに起こる。

今後の展望

観測点は増え続けている。

タグ: 海洋、気象

関連記事
`;
const EN = `Why tides can be predicted
Science

Why tides can be predicted

Source: Tidal predictions, Japan Coast Guard https://www1.kaiho.mlit.go.jp/

The tides follow from the pull of the Moon and the Sun, and can be computed years ahead.

Why it matters now

Harbours and ships depend on predicted water levels.

Key points

• The Moon's pull: The Moon is the main cause of the tides.
• The Sun's pull: Spring tides come when both stand in line.

Outlook

There are more tide gauges every year.

Tags: Oceans, Weather

Related articles
`;

type Options = Partial<Parameters<typeof importFile>[0]>;
const take = async (text: string, options: Options = {}) => {
  const result = await importFile({
    actor: TEST_ACTOR,
    path: '/news/tides.txt',
    bytes: new TextEncoder().encode(text),
    publish: true,
    ...options,
  });
  if (!result.ok) throw new Error(result.code);
  return result;
};
const revisions = async () => (await oneRow<{ n: number }>(sql`select count(*) as n from revision`)).n;
const epoch = async () => (await oneRow<{ value: number }>(sql`select value from epoch`)).value;

describe('a text taken in', () => {
  it('becomes a published page with its category, tags, source and author', async () => {
    using _ = await openTestStore();
    const { status, slug, publication } = await take(JA);
    expect([status, slug, publication?.status]).toEqual(['created', '潮汐はなぜ予測できるのか', 'live']);
    const page = await getArticle({ locale: 'ja', slug });
    expect(page).toMatchObject({
      category: { name: '科学', slug: 'science' },
      tags: [{ name: '海洋' }, { name: '気象' }],
      authors: [{ name: 'PRISM News編集部' }],
      sources: [{ title: '海上保安庁「潮汐推算」', url: 'https://www1.kaiho.mlit.go.jp/' }],
      translation: null,
    });
  });

  it('again changes nothing, and says so', async () => {
    using _ = await openTestStore();
    const first = await take(JA);
    const before = [await revisions(), await epoch()];
    const second = await take(JA);
    expect([second.status, second.ref]).toEqual(['unchanged', first.ref]);
    expect([await revisions(), await epoch()]).toEqual(before);
  });

  it('with one sentence changed is a new revision of the same edition, whose other parts keep their ids', async () => {
    using _ = await openTestStore();
    const first = await take(JA);
    const before = (await getArticle({ locale: 'ja', slug: first.slug }))?.document;
    const second = await take(JA.replace('増え続けている', '年々増えている'));
    const after = (await getArticle({ locale: 'ja', slug: first.slug }))?.document;
    expect([second.status, second.ref, second.slug]).toEqual(['updated', first.ref, first.slug]);
    expect(await revisions()).toBe(2);
    if (!before || !after) throw new Error('not public');
    const changed = segmentsOf(after).filter(
      ({ id, text }) => !segmentsOf(before).some((each) => each.id === id && each.text === text),
    );
    expect(changed.map(({ text }) => text)).toEqual(['観測点は年々増えている。']);
    expect(segmentsOf(after).map(({ id }) => id)).toEqual(segmentsOf(before).map(({ id }) => id));
  });

  it('with a corrected headline is still the same edition, at the same address', async () => {
    using _ = await openTestStore();
    const first = await take(JA);
    const second = await take(JA.replaceAll('なぜ予測できるのか', 'どこまで予測できるか'));
    expect([second.status, second.ref, second.slug]).toEqual(['updated', first.ref, first.slug]);
  });

  it('that only shares its file name or its headline with an older one is a new article', async () => {
    using _ = await openTestStore();
    const first = await take(JA);
    const other = JA.replaceAll('潮汐はなぜ予測できるのか', '風はなぜ吹くのか')
      .replaceAll('潮', '風')
      .replaceAll('月', '気圧')
      .replace('港の設計も船の運航も', '発電も航空も')
      .replace('観測点は増え続けている', '予報の精度は上がる');
    const samePath = await take(other);
    const sameHeadline = await take(other.replaceAll('風はなぜ吹くのか', '潮汐はなぜ予測できるのか'), {
      path: '/elsewhere.txt',
    });
    const ids = [first, samePath, sameHeadline].map(({ ref }) => ref.articleId);
    expect(new Set(ids).size).toBe(3);
    expect(sameHeadline.slug).toBe('潮汐はなぜ予測できるのか-2');
  });

  it('that came from an address which another text came from is a new revision of that one', async () => {
    using _ = await openTestStore();
    const from = (text: string) => `https://news.example/tides\n${text}`;
    const first = await take(from(JA));
    const second = await take(from(JA.replaceAll('潮汐はなぜ予測できるのか', '潮の満ち引き')), {
      path: '/b.txt',
    });
    expect([second.status, second.ref]).toEqual(['updated', first.ref]);
  });

  it('that says another day than the last one in its file is a new article', async () => {
    using _ = await openTestStore();
    const on = (day: string) => JA.replace('科学\n', `科学\n\n2026年11月${day}日\n`);
    const first = await take(on('3'));
    const second = await take(on('4'));
    expect([second.status, second.ref.articleId === first.ref.articleId]).toEqual(['created', false]);
    expect((await take(on('4').replace('増え続けている', '増えた'))).ref).toEqual(second.ref);
  });

  it('that lacks what a reader needs stays a draft and says why', async () => {
    using _ = await openTestStore();
    const { publication, ref } = await take('ひとつの見出しだけ');
    expect(publication).toEqual({ status: 'draft', blocks: ['no-lede', 'no-section', 'unlabelled'] });
    expect((await listEditions({ articleId: ref.articleId }))[0]?.status).toBe('draft');
  });

  it('changes category and tags when its own lines do, and leaves what staff chose when they do not', async () => {
    using _ = await openTestStore();
    const { slug } = await take(JA, { tags: ['気象', '潮位計'] });
    await take(JA.replace('増え続けている', '増えた'));
    const names = async () => {
      const page = await getArticle({ locale: 'ja', slug });
      return [page?.category?.key, ...(page?.tags.map(({ name }) => name) ?? [])];
    };
    expect(await names()).toEqual(['science', '気象', '潮位計']);
    const refiled = JA.replace('科学', '環境').replace('海洋、気象', '海洋');
    expect((await take(refiled)).status).toBe('updated');
    expect(await names()).toEqual(['environment', '海洋']);
  });

  it('that is clearly in the other language than said is kept, and not published', async () => {
    using _ = await openTestStore();
    const { publication } = await take(JA, { locale: 'en' });
    expect(publication).toEqual({ status: 'draft', blocks: ['wrong-language'] });
  });

  it('whose bytes are no text is refused, and nothing is written', async () => {
    using _ = await openTestStore();
    const bytes = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]);
    const result = await importFile({ actor: TEST_ACTOR, path: '/bin/true', bytes, publish: true });
    expect(result).toMatchObject({ ok: false, code: 'binary' });
    expect(await revisions()).toBe(0);
  });

  it('with an unknown category is refused as a whole, and the known ones are named', async () => {
    using _ = await openTestStore();
    const bytes = new TextEncoder().encode(JA);
    const result = await importFile({ actor: TEST_ACTOR, path: '', bytes, category: '料理' });
    expect(result).toMatchObject({ ok: false, code: 'unknown-category' });
    expect('detail' in result && result.detail).toMatchObject({
      category: '料理',
      known: expect.stringContaining('science'),
    });
    expect(await listEditions({})).toEqual([]);
  });

  it('takes tags that are asked for, and makes the unknown ones', async () => {
    using _ = await openTestStore();
    const { slug } = await take(JA, { tags: ['気象', '潮位計'] });
    const page = await getArticle({ locale: 'ja', slug });
    expect(page?.tags.map(({ name }) => name)).toEqual(['気象', '潮位計']);
    expect((await take(JA, { tags: ['気象', '潮位計'] })).status).toBe('unchanged');
  });

  it('keeps the address that is asked for, and refuses one that belongs to another article', async () => {
    using _ = await openTestStore();
    const { slug } = await take(JA, { slug: 'tides' });
    expect(slug).toBe('tides');
    const bytes = new TextEncoder().encode(JA.replaceAll('潮汐', '海流').replaceAll('月', '風'));
    const input = { actor: TEST_ACTOR, path: '/b.txt', bytes, slug: 'tides' };
    expect(await importFile(input)).toMatchObject({ ok: false, code: 'slug-taken' });
    expect(await listEditions({})).toHaveLength(1);
  });

  it('is kept whole beside what was read from it', async () => {
    using _test = await openTestStore();
    await take(JA);
    const row = await oneRow<{ text: string }>(sql`select text from import_record`);
    expect(row.text).toBe(JA);
  });
});

describe('a translation taken in', () => {
  it('shares category, tags and source, and is linked from the other language', async () => {
    using _ = await openTestStore();
    const ja = await take(JA);
    const en = await take(EN, { path: '/news/tides.en.txt', translationOf: ja.ref.articleId });
    expect(en.unaligned).toEqual([]);
    expect(en.ref).toEqual({ articleId: ja.ref.articleId, locale: 'en' });
    const page = await getArticle({ locale: 'en', slug: en.slug });
    expect(page).toMatchObject({
      slug: 'why-tides-can-be-predicted',
      category: { name: 'Science' },
      sources: [{ title: 'Tidal predictions, Japan Coast Guard' }],
      translation: { locale: 'ja', slug: ja.slug },
    });
    expect(page?.sources).toHaveLength(1);
    expect(page?.tags).toHaveLength(2);
  });

  it('is current until its source changes, and then only the changed segment is stale', async () => {
    using test = await openTestStore();
    const ja = await take(JA);
    await take(EN, { path: '/news/tides.en.txt', translationOf: ja.ref.articleId });
    const states = () =>
      test.store.write((transaction) => translationStates({ transaction }, ja.ref.articleId, 'en'));
    expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['current']));
    await take(
      JA.replace('港の設計も船の運航も、', '港の設計も船の運航も').replace('増え続けている', '減っている'),
    );
    const counts = Object.groupBy(await states(), ({ state }) => state);
    expect(counts.stale).toHaveLength(1);
    expect(counts.cosmetic).toHaveLength(1);
  });

  it('is mended by a correct file after an incomplete one', async () => {
    using _ = await openTestStore();
    const ja = await take(JA);
    const options = { path: '/news/tides.en.txt', translationOf: ja.ref.articleId };
    const incomplete = await take(EN.replace('Key points\n', ''), options);
    expect(incomplete.unaligned.length).toBeGreaterThan(0);
    expect((await take(EN, options)).unaligned).toEqual([]);
  });

  it('of something in its own language, or of nothing, is refused', async () => {
    using _ = await openTestStore();
    const ja = await take(JA);
    const again = { actor: TEST_ACTOR, path: '', bytes: new TextEncoder().encode(JA) };
    expect(await importFile({ ...again, translationOf: ja.ref.articleId })).toMatchObject({
      code: 'same-language',
    });
    expect(await importFile({ ...again, translationOf: 99 })).toMatchObject({ code: 'unknown-article' });
  });

  it('may be written by a translator, who leaves the facts alone', async () => {
    using _ = await openTestStore();
    const ja = await take(JA.replace('タグ: 海洋、気象', ''), { publish: false });
    const en = await take(EN, {
      actor: { name: 'Baker', role: 'translator', userId: 'baker' },
      path: '',
      translationOf: ja.ref.articleId,
      publish: false,
    });
    expect(en).toMatchObject({ status: 'created', factsChanged: false });
    await take(EN, { path: '', translationOf: ja.ref.articleId });
    expect((await getArticle({ locale: 'en', slug: en.slug }))?.tags).toEqual([]);
  });
});

describe('a text that looks like an earlier one', () => {
  it('of an article that its writer may not see does not change that article', async () => {
    using _ = await openTestStore();
    await take(JA);
    const writer = { name: 'Chiba', role: 'writer', userId: 'chiba' } as const;
    const again = { actor: writer, path: '', bytes: new TextEncoder().encode(JA) };
    expect(await importFile(again)).toMatchObject({ ok: false, code: 'unknown-article' });
    expect(await importFile({ ...again, asNew: true })).toMatchObject({ ok: true, status: 'created' });
  });
});

describe('a text that says it is advertising', () => {
  const AD = `提供\uFF1Aみなと海運\n${JA}`;
  const SPONSOR = { ja: 'みなと海運', en: 'Minato Lines' };

  it('is not published without a choice, and names who paid', async () => {
    using _ = await openTestStore();
    const { publication, parsed } = await take(AD);
    expect(publication).toEqual({ status: 'draft', blocks: ['advertising'] });
    expect(parsed.fields.sponsor).toBe('みなと海運');
  });

  it('is published with the mark', async () => {
    using _ = await openTestStore();
    const { publication, slug } = await take(AD, { sponsor: SPONSOR });
    expect(publication?.status).toBe('live');
    expect((await getArticle({ locale: 'ja', slug }))?.sponsor).toBe('みなと海運');
  });

  it('is published without it where somebody says that nobody paid', async () => {
    using _ = await openTestStore();
    const { publication, slug } = await take(AD, { sponsor: { ja: '', en: '' } });
    expect(publication?.status).toBe('live');
    expect((await getArticle({ locale: 'ja', slug }))?.sponsor).toBeNull();
  });

  it('goes out when the article is marked already, as that of a translation is', async () => {
    using _ = await openTestStore();
    const { ref } = await take(AD, { sponsor: SPONSOR });
    const { publication } = await take(`Sponsored by Minato Lines\n${EN}`, {
      path: '/news/tides.en.txt',
      translationOf: ref.articleId,
    });
    expect(publication?.status).toBe('live');
  });

  it('gets no name in one language only', async () => {
    using _ = await openTestStore();
    const bytes = new TextEncoder().encode(AD);
    const input = { actor: TEST_ACTOR, path: '', bytes, sponsor: { ja: 'みなと海運', en: '' } };
    expect(await importFile(input)).toMatchObject({ ok: false, code: 'sponsor-in-one-language' });
    expect(await listEditions({})).toEqual([]);
  });

  it('is marked by whoever writes it, as long as it is new', async () => {
    using _ = await openTestStore();
    const writer = { name: 'Chiba', role: 'writer', userId: 'chiba' } as const;
    const own = await take(AD, { actor: writer, sponsor: SPONSOR, publish: false });
    const bytes = new TextEncoder().encode(AD.replace('増え続けている', '増えた'));
    const input = { actor: writer, path: '/news/tides.ja.txt', bytes, sponsor: { ja: '', en: '' } };
    expect(own.status).toBe('created');
    expect(await importFile({ ...input, into: { ...own.ref, version: undefined } })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
  });
});
