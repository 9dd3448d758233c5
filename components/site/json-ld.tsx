import { jsonLdText, type Thing } from '#lib/seo/json-ld/json-ld.ts';

/** What a page says of itself to machines. It is data: the policy on scripts has nothing to say about it. */
export function JsonLd({ things }: { things: readonly Thing[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: jsonLdText escapes for this very place
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(things) }} />;
}
