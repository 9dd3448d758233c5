import type { z } from 'zod';
import type { topicRequest } from '#lib/desk/request-schemas.ts';
import { TOPIC_KINDS, type TopicKind } from '#lib/desk/topics.ts';

/** The kind that an address names; undefined where it is none. */
export function kindOf(segment: string | undefined): TopicKind | undefined {
  return TOPIC_KINDS.find((kind) => kind === segment);
}

/** What the fields of the form say of a topic. */
export function topicFactsOf(input: z.output<typeof topicRequest>) {
  const wordsIn = (locale: 'ja' | 'en') => ({
    name: input[`name-${locale}`],
    slug: input[`slug-${locale}`],
    description: input[`description-${locale}`],
    role: input[`role-${locale}`],
  });
  return { words: { ja: wordsIn('ja'), en: wordsIn('en') }, aliases: input.aliases, links: input.links };
}
