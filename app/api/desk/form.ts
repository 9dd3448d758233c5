/* Forms of the editor, which work without JavaScript: they lead back to a page, which reads what came of them. */

export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'private, no-store' },
  });
}

export function queryPath(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
