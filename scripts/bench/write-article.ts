import type { SyntheticArticle } from '#db/bench/fill-store.ts';
import type { ArticleDocument, Block, InsightKind } from '#lib/article/document.ts';
import { slugFromHeadline } from '#lib/article/slug.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { type Random, randomFrom } from './random.ts';
import texts from './texts.json' with { type: 'json' };

/** A wording in both languages, Japanese first, as texts.json has them. */
type Pair = string[];
type Fill = (pair: Pair | undefined, locale: Locale) => string;

const KINDS = ['investors', 'policy', 'household'] as const satisfies InsightKind[];
const HOUR = 3_600_000;
const TEN_YEARS = 3652 * 24 * HOUR;

/**
 * The `index`-th (from 1) of `count` invented articles, whole and in both languages, about the size of a real one. The
 * same arguments give the same article. Dates grow with the index over the ten years that end at `until`.
 */
export function writeArticle(index: number, count: number, until: Date): SyntheticArticle {
  const random = randomFrom(index);
  const subject = random.pick(texts.subjects);
  const plan = planOf(random);
  const fill = filler(random, subject.text);
  const publishedAt = until.getTime() - ageOf((index - 1 + random.number(0, 50) / 100) / count);
  const originLocale = random.number(1, 10) <= 7 ? 'ja' : 'en';
  const english = fill(plan.headline, 'en');
  const delay = Math.min(6 * HOUR, TEN_YEARS / count / 10);
  const address = `${slugFromHeadline(english, 'en')}-${index}`;
  const editions = LOCALES.map((locale) => ({
    locale,
    slug: address,
    // The translation follows the original within hours, as in a newsroom.
    publishedAt: new Date(Math.floor(publishedAt + (locale === originLocale ? 0 : delay))),
    document: documentOf(plan, fill, locale),
  }));
  const others = random.some(texts.subjects, 2).map(({ tags }) => tags[0] ?? '');
  return {
    category: subject.category,
    tags: [...new Set([...subject.tags, ...others])],
    originLocale,
    editions,
    sources: random.some(texts.places, random.number(2, 3)).map((place) => {
      const title = random.pick(texts.sources);
      const named = (locale: Locale) => wording(title, locale).replace('{place}', wording(place, locale));
      const path = `${wording(place, 'en')}/${texts.sources.indexOf(title)}`.toLowerCase();
      return {
        url: `https://reports.example/${path}`,
        language: 'ja',
        titles: { ja: named('ja'), en: named('en') },
      };
    }),
  };
}

/** How long ago an article appeared, by its place from 0 (oldest) to 1: a newsroom that writes more each year. */
function ageOf(place: number): number {
  const left = 1 - place;
  return Math.round(TEN_YEARS * (0.3 * left + 0.7 * left ** 2));
}

/** Which wordings an article uses: chosen once, so that both languages say the same. */
function planOf(random: Random) {
  // In their own order: some sentences lean on the one before.
  const analysis = random
    .some([...texts.analysis.keys()], 18)
    .sort((a, b) => a - b)
    .map((at) => texts.analysis[at] ?? []);
  const outlook = random.some(texts.outlook, 4);
  const why = random.some(texts.why, 4);
  return {
    headline: random.pick(texts.headlines),
    lede: random.pick(texts.ledes),
    why: [why.slice(0, 2), why.slice(2)],
    points: random.some(texts.points, 3),
    title: random.pick(texts.titles),
    parts: random.some(texts.headings, 3).map((heading, at) => ({
      heading,
      paragraphs: [analysis.slice(at * 6, at * 6 + 3), analysis.slice(at * 6 + 3, at * 6 + 6)],
    })),
    insight: random.pick(texts.insights),
    items: random.some(KINDS, 2).map((kind) => ({ kind, sentences: random.some(texts[kind], 2) })),
    outlook: [outlook.slice(0, 2), outlook.slice(2)],
  };
}

function documentOf(plan: ReturnType<typeof planOf>, fill: Fill, locale: Locale): ArticleDocument {
  let ids = 0;
  const id = () => `p${++ids}`;
  const joined = (sentences: Pair[]) =>
    sentences.map((sentence) => fill(sentence, locale)).join(locale === 'ja' ? '' : ' ');
  const paragraph = (sentences: Pair[], citation = ''): Block => ({
    id: id(),
    kind: 'paragraph',
    text: joined(sentences) + citation,
  });
  return {
    v: 2,
    headline: fill(plan.headline, locale),
    lede: fill(plan.lede, locale),
    whyItMatters: { blocks: plan.why.map((sentences, at) => paragraph(sentences, at === 0 ? '[^1]' : '')) },
    keyPoints: {
      points: plan.points.map((point) => ({
        id: id(),
        label: fill(point.slice(0, 2), locale),
        text: fill(point.slice(2), locale),
      })),
    },
    analysis: {
      title: fill(plan.title, locale),
      parts: plan.parts.map(({ heading, paragraphs }, at) => ({
        id: id(),
        heading: fill(heading, locale),
        blocks: paragraphs.map((sentences) => paragraph(sentences, at === 1 ? '[^2]' : '')),
      })),
    },
    insight: {
      title: fill(plan.insight, locale),
      items: plan.items.map(({ kind, sentences }) => ({
        id: id(),
        kind,
        label: fill(texts.labels[kind], locale),
        blocks: [paragraph(sentences)],
      })),
    },
    outlook: { blocks: plan.outlook.map((sentences) => paragraph(sentences)) },
  };
}

/** Puts names and figures into wordings. A wording has the same ones in both languages. */
function filler(random: Random, subject: Pair): Fill {
  const place = random.pick(texts.places);
  const years = random.number(3, 9);
  const months = random.number(2, 5);
  const seed = random.number(1, 2 ** 30);
  return (pair, locale) => {
    const own = randomFrom(seed + texts.analysis.indexOf(pair ?? []));
    const actor = wording(own.pick(texts.actors), locale);
    const values: Record<string, string> = {
      subject: wording(subject, locale),
      Subject: capitalized(wording(subject, locale)),
      place: wording(place, locale),
      actor,
      years: String(years),
      months: String(months),
      p: String(own.number(6, 48)),
      c: own.number(240, 9_800).toLocaleString('en'),
    };
    const text = wording(pair, locale).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    return locale === 'en' ? capitalized(text) : text;
  };
}

function wording(pair: Pair | undefined, locale: Locale): string {
  return pair?.[locale === 'ja' ? 0 : 1] ?? '';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
