/** Who runs this copy of the portal, as far as they have said so. */
export type Publisher = {
  name: string | null;
  contact: { text: string; href: string | null } | null;
};

/**
 * The publisher from what the operator has set. An e-mail or web address becomes a link; anything else, such as a
 * postal address, stays text.
 */
export function publisherOf(set: { name: string | undefined; contact: string | undefined }): Publisher {
  const text = set.contact?.trim();
  return { name: set.name?.trim() || null, contact: text ? { text, href: hrefOf(text) } : null };
}

function hrefOf(contact: string): string | null {
  if (/^[^\s@/:?]+@[^\s@/:?]+\.[^\s@/:?]+$/.test(contact)) return `mailto:${contact}`;
  return /^https?:\/\//.test(contact) && URL.canParse(contact) ? contact : null;
}
