import type { Locale } from '#lib/locale.ts';

/**
 * The answer to a request for a file that machines read, in UTF-8. What a network in front, a browser or another site may do with
 * it is the gateway's business, but for these.
 * @param about.language of the texts in it; undefined for a file of both languages
 * @param about.twinOf the whole address of the page that says the same: that is the one to be found
 * @param about.isHidden whether it is nothing for an index
 * @param about.isShared whether scripts of other sites may read it
 */
export function fileAnswer(
  text: string,
  about: { type: string; language?: Locale; twinOf?: string; isHidden?: boolean; isShared?: boolean },
): Response {
  const { type, language, twinOf, isHidden, isShared } = about;
  return new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      ...(language && { 'Content-Language': language }),
      ...(twinOf !== undefined && { Link: `<${twinOf}>; rel="canonical"`, 'X-Robots-Tag': 'noindex' }),
      ...(isHidden && { 'X-Robots-Tag': 'noindex' }),
      ...(isShared && { 'Access-Control-Allow-Origin': '*' }),
    },
  });
}

/** For what went away between the decision that it is there and its rendering; the gateway asks anew. */
export const noFile = (): Response => new Response(null, { status: 404 });
