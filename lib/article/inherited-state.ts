import { LOCALES, type Locale } from '../locale.ts';
import { type SegmentFacts, type SegmentState, translationOf } from './segment-state.ts';

/** From the worst to the best; `opted-out` is a decision beside them. */
const RANKS = ['missing', 'stale', 'machine', 'cosmetic', 'current'] as const satisfies SegmentState[];
type Rank = (typeof RANKS)[number];

/**
 * Stands in place of a source's hash where the parts of an outdated translation come from different sources. No text has
 * it: were it the hash of one of them, the whole would count as current next to that one.
 */
const SEVERAL = 'several';

type Pair = Partial<Record<Locale, SegmentFacts>>;
type Source = { sourceHash: string; sourceNormalizedHash: string | null };

export type Origins = {
  locale: Locale;
  /** The language in which the article was begun. */
  originLocale: Locale;
  /** The text itself as it was, where it was there. */
  previous: SegmentFacts | undefined;
  /** What the texts were, in both languages, from which it comes, itself included. */
  own: Pair[];
  /** The same of its counterpart, where that was joined or split at the same time. */
  counterpart: Pair[];
  /** The source from which a translation would be made now; undefined where there is none. */
  source: Source | undefined;
  /** What the source says now (its `normalizedHash`): another one than `source` when an older text is restored. */
  presentSource: string | undefined;
};

/**
 * What is known of a text after others were joined to it, or after it was split: the worse of what was known of them.
 * Nobody has read a translation because its borders have moved. A text that was opted out together with one that was not
 * asks for its translation.
 */
export function inheritedState(
  origins: Origins,
): Pick<SegmentFacts, 'sourceHash' | 'sourceNormalizedHash' | 'origin' | 'optedOut'> {
  const texts = origins.own.flatMap((pair) => pair[origins.locale] ?? []);
  return {
    ...inheritedSource(origins),
    origin: texts.some(({ origin }) => origin === 'machine') ? 'machine' : 'human',
    optedOut: texts.length > 0 && texts.every(({ optedOut }) => optedOut),
  };
}

/** The source that the text counts as translated from, chosen so that it stands as the worst of its origins did. */
function inheritedSource({
  locale,
  originLocale,
  previous,
  own,
  counterpart,
  source,
  presentSource,
}: Origins) {
  const texts = own.flatMap((pair) => pair[locale] ?? []);
  const translations = own.flatMap((pair) => {
    const text = pair[locale];
    return text?.sourceHash
      ? [{ ...text, sourceHash: text.sourceHash, rank: rankOf(pair, originLocale) }]
      : [];
  });
  const isTranslation = previous ? previous.sourceHash !== null : translations.length > 0;
  if (!isTranslation) return { sourceHash: null, sourceNormalizedHash: null };
  const hashes = ({ sourceHash, sourceNormalizedHash }: Source) => ({ sourceHash, sourceNormalizedHash });
  const [first] = translations;
  const unchanged = source ?? (first && hashes(first)) ?? { sourceHash: null, sourceNormalizedHash: null };
  const spelledAs = (of: Source | undefined) => ({ ...unchanged, ...(of && { sourceHash: of.sourceHash }) });
  const ranks = new Set([...own, ...counterpart].map((pair) => rankOf(pair, originLocale)));
  switch (RANKS.find((rank) => ranks.has(rank))) {
    case 'missing':
    case 'stale': {
      const chosen = translations.find(({ rank }) => rank === 'stale') ?? first;
      if (!chosen) return unchanged;
      const sources = new Set(texts.map(({ sourceNormalizedHash }) => sourceNormalizedHash));
      if (sources.size > 1) return { ...hashes(chosen), sourceNormalizedHash: SEVERAL };
      if (!sources.has(presentSource ?? null)) return hashes(chosen);
      // All come from what the source says again, word for word or set in another way.
      return spelledAs(translations.find(({ sourceHash }) => sourceHash !== unchanged.sourceHash));
    }
    case 'cosmetic':
      return spelledAs(translations.find(({ rank }) => rank === 'cosmetic'));
    default:
      return unchanged;
  }
}

/** How a pair stands, leaving aside whether anybody asks for its translation. */
function rankOf(pair: Pair, originLocale: Locale): Rank | undefined {
  const asked: Pair = {};
  for (const locale of LOCALES) {
    const facts = pair[locale];
    if (facts) asked[locale] = { ...facts, optedOut: false };
  }
  const state = translationOf(asked, originLocale)?.state;
  return state === 'opted-out' ? undefined : state;
}
