import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BODY_LIMITS, DESK_ROUTES } from '#lib/desk/routes.ts';
import { ROOT } from '#scripts/cli/tool.ts';

/** How much docs/deploy/nginx.conf lets through to a path: the first location by pattern counts, else the server's own. */
function nginxLimit(path: string): number {
  const file = readFileSync(join(ROOT, 'docs/deploy/nginx.conf'), 'utf8');
  const site = file.slice(file.indexOf('listen 443'));
  const locations = [...site.matchAll(/location ~ (\S+) \{([^}]*)\}/g)];
  const [, , own = ''] = locations.find(([, pattern = '']) => new RegExp(pattern).test(path)) ?? [];
  const sizeIn = (text: string) => /client_max_body_size (\d+)([km]);/.exec(text);
  const [, size, unit] = sizeIn(own) ?? sizeIn(site) ?? [];
  return Number(size) * (unit === 'm' ? 1024 ** 2 : 1024);
}

it('nginx lets through to each route what the program takes there, and no more than twice that', () => {
  for (const [route, methods] of Object.entries(DESK_ROUTES)) {
    const path = route.replaceAll(/\[\w+\]/g, '12');
    const kinds = Object.values(methods).flatMap(({ takes }) => takes);
    const most = Math.max(BODY_LIMITS.form, ...kinds.map((kind) => BODY_LIMITS[kind]));
    expect([path, nginxLimit(path) > most], 'the program refuses, with a sentence').toEqual([path, true]);
    expect([path, nginxLimit(path) <= 2 * most], 'nginx keeps the rest away').toEqual([path, true]);
  }
  expect(nginxLimit('/ja')).toBe(131_072);
});
