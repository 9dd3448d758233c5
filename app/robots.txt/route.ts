/** What crawlers may read: all that readers may. The rest is for staff, and says so itself (`X-Robots-Tag`). */
const ROBOTS = `User-agent: *
Disallow: /admin
Disallow: /api/
`;

export function GET(): Response {
  return new Response(ROBOTS, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
