import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeAudit } from '#db/audit.ts';
import { theStore } from '#db/store.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

let server: Served;
let cookie: string;

beforeAll(async () => {
  server = await serveHere();
  const admin = await signInAs({ role: 'admin' });
  cookie = `${admin.cookie.name}=${admin.cookie.value}`;
  await theStore().write(async (tx) => {
    const stamp = { at: new Date('2026-11-29T00:00:00Z'), actor: '=HYPERLINK("https://evil.example")' };
    await writeAudit(tx, stamp, [
      { action: 'change-name', detail: { from: 'Ken', to: '健, "the" editor' } },
      { action: 'invite-person', detail: { email: 'ken@example.org', role: 'writer' } },
    ]);
    const many = Array.from({ length: 900 }, () => ({ action: 'sign-out' as const, detail: {} }));
    await writeAudit(tx, { ...stamp, actor: 'Many' }, many);
  });
}, 300_000);
afterAll(() => server.stop());

const ask = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie } });

it('the audit can be carried away as CSV: marked, quoted, without formulas and addresses', async () => {
  const answer = await ask(
    '/api/desk/audit/export?format=csv&from=2026-11-29&to=2026-11-29&actor=%3DHYPERLINK("https://evil.example")',
  );
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('content-disposition'),
  ]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="audit.csv"']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const [head, ...lines] = bytes.toString('utf8').split('\r\n');
  expect([bytes.subarray(0, 3).toString('hex'), head]).toEqual([
    'efbbbf',
    '\uFEFFid,at,actor,action,article,locale,facts',
  ]);
  expect(lines.map((line) => line.replace(/^\d+,/, ''))).toEqual([
    `2026-11-29T00:00:00.000Z,"'=HYPERLINK(""https://evil.example"")",invite-person,,,"email: •••\nrole: writer"`,
    `2026-11-29T00:00:00.000Z,"'=HYPERLINK(""https://evil.example"")",change-name,,,"from: Ken\nto: 健, ""the"" editor"`,
    '',
  ]);
});

it('as JSON it has all entries, over more than one read of the store', async () => {
  const answer = await ask('/api/desk/audit/export?format=json&actor=Many');
  const entries = (await answer.json()) as { id: number; action: string }[];
  expect([entries.length, new Set(entries.map(({ id }) => id)).size]).toEqual([900, 900]);
  expect([entries[0]?.action, answer.headers.get('x-next-before')]).toEqual(['sign-out', null]);
});
