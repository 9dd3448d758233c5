import type { Locale } from '../locale.ts';

/** What has a page that lists articles, in the order in which the desk shows them. */
export const TOPIC_KINDS = ['category', 'tag', 'author'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** What a topic is called in one language. All are '' where it has no name there, and so no page. */
export type TopicWords = {
  name: string;
  /** The address in use, without its path. */
  slug: string;
  /** An author's is their biography. */
  description: string;
  /** Of an author only: what they are here. */
  role: string;
};

/** A topic as its form shows it. */
export type DeskTopic = TopicRef & {
  kind: TopicKind;
  words: Record<Locale, TopicWords>;
  /** Other wordings by which it is found, read and searched; names are not among them. */
  aliases: string[];
  /** Of an author only. */
  links: string[];
  /** Of an author only: the picture of the library that is theirs. */
  portrait: number | null;
  /** Addresses it had before, which lead to those in use. */
  formerSlugs: Record<Locale, string[]>;
  /** How many articles have it, drafts included. */
  articles: number;
  mergedInto: TopicRef | null;
  /** Those that were merged into it. */
  merged: TopicRef[];
  /** The fingerprint of what the form shows. */
  seen: string;
};

export type TopicRef = { id: number; names: Record<Locale, string> };

/** The kind that a text names, as in an address; undefined where it is none. */
export function topicKindOf(text: unknown): TopicKind | undefined {
  return TOPIC_KINDS.find((kind) => kind === text);
}

/** How long each part may be, in characters; so many other wordings and links there may be. */
export const TOPIC_LIMITS = { name: 80, role: 80, description: 2_000, aliases: 60, links: 10 } as const;

/** The name by which the desk calls a topic to somebody who reads `locale`. */
export function topicName({ names }: Pick<TopicRef, 'names'>, locale: Locale): string {
  return names[locale] || names[locale === 'ja' ? 'en' : 'ja'];
}
