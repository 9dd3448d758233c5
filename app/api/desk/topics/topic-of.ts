import type { z } from 'zod';
import type { topicRequest } from '#lib/desk/request-schemas.ts';

/** What the fields of the form say of a topic. */
export function topicFactsOf(input: z.output<typeof topicRequest>) {
  const wordsIn = (locale: 'ja' | 'en') => ({
    name: input[`name-${locale}`],
    slug: input[`slug-${locale}`],
    description: input[`description-${locale}`],
    role: input[`role-${locale}`],
  });
  const { aliases, links, portrait, 'portrait-number': typed } = input;
  return {
    words: { ja: wordsIn('ja'), en: wordsIn('en') },
    aliases,
    links,
    // A number that was typed is the newer wish.
    portrait: typed === '' ? portrait : Number(typed),
  };
}
