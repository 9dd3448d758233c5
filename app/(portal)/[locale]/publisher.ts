import { processSettings } from '#lib/process-settings.ts';
import { type Publisher, publisherOf } from '#lib/site/publisher.ts';

/** Who runs this portal, by what the operator set; see docs/contracts.md. */
export function publisher(): Publisher {
  const { publisherName, publisherContact } = processSettings();
  return publisherOf({ name: publisherName, contact: publisherContact });
}
