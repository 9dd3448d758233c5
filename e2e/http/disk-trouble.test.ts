import { beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { ensureBuilt } from '#scripts/cli/ensure-built.ts';
import { type Program, startProgram } from '#scripts/cli/start-program.ts';
import { buildArticle } from '#testing/build-article.ts';
import { type Disk, mountDisk, NO_DISK } from '#testing/disk.ts';

beforeAll(async () => {
  await ensureBuilt();
}, 180_000);

const start = (dataDir: string): Promise<Program> =>
  startProgram({
    script: 'server/main.ts',
    environment: { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', NODE_ENV: 'production' },
  });

async function get(program: Program, path: string) {
  const answer = await fetch(program.url + path);
  return { status: answer.status, text: await answer.text() };
}

function diskFor({ skip }: TestContext): Disk {
  return mountDisk(32) ?? skip(NO_DISK);
}

describe('a server whose store cannot be written', () => {
  it('serves readers from a read-only disk, and says in its log and at /readyz what is wrong', async (context) => {
    using disk = diskFor(context);
    const { store } = await openStore({ dataDir: disk.folder });
    const { slug } = await buildArticle('Tides');
    store.close();
    disk.makeReadOnly();

    const program = await start(disk.folder);
    try {
      for (const path of [`/en/articles/${slug}`, '/en', '/ja']) {
        expect([path, (await get(program, path)).status]).toEqual([path, 200]);
      }
      expect((await get(program, `/en/articles/${slug}`)).text).toContain('Tides lede.');
      const ready = await get(program, '/readyz');
      expect(ready.status).toBe(503);
      expect(JSON.parse(ready.text)).toEqual({
        status: 'read-only',
        problem: expect.stringMatching(/^The store is read-only; nothing was written\./),
      });
      expect((await get(program, '/healthz')).status).toBe(200);
      expect(program.words()).toMatch(/The store is read-only; .* readers are shown .*prism\.db/);
    } finally {
      await program.stop();
    }
  });

  it('serves readers when the disk becomes full, and is ready again when there is room', async (context) => {
    using disk = diskFor(context);
    const { store } = await openStore({ dataDir: disk.folder });
    const { slug } = await buildArticle('Tides');
    const program = await start(disk.folder);
    try {
      expect((await get(program, '/readyz')).status).toBe(200);
      disk.fill();
      await vi.waitFor(async () => expect((await get(program, '/readyz')).status).toBe(503), 15_000);
      expect((await get(program, '/readyz')).text).toMatch(/"problem":"The disk .*full/);
      expect((await get(program, `/en/articles/${slug}`)).text).toContain('Tides lede.');
      disk.free();
      await vi.waitFor(async () => expect((await get(program, '/readyz')).status).toBe(200), 15_000);
      const { slug: later } = await buildArticle('Winds');
      expect((await get(program, `/en/articles/${later}`)).status).toBe(200);
    } finally {
      await program.stop();
      store.close();
    }
  });
});
