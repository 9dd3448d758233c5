import { type Publisher, publisherOf } from '#lib/site/publisher.ts';

/** Who runs this portal, by what the operator set; see docs/contracts.md. */
export function publisher(): Publisher {
  return publisherOf({ name: process.env.PUBLISHER_NAME, contact: process.env.PUBLISHER_CONTACT });
}
