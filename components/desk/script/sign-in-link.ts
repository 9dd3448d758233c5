/** The sign-in page in another tab, which leads back to this page there: here everything stays as it was typed. */
export function linkToSignIn(words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  const here = location.pathname + location.search;
  link.href = `/admin/sign-in?next=${encodeURIComponent(here)}`;
  Object.assign(link, { target: '_blank', rel: 'noopener', textContent: words });
  return link;
}
