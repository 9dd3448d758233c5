import { lookup } from 'node:dns/promises';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { inviteFirstAdmin } from '#db/auth/invite-first-admin.ts';
import { openStore } from '#db/open-store.ts';
import { loadDemo } from '#db/seed/load-demo.ts';
import { setupPath } from '#lib/desk/paths.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { createGateway } from './gateway.ts';
import { createLog } from './log.ts';
import type { Settings } from './settings.ts';

const ROOT = join(import.meta.dirname, '..');

/** How long open requests may take to finish when the process is asked to stop, in milliseconds. */
const DRAIN = 10_000;

/**
 * Opens the store, prepares Next and listens.
 * @param options.now the clock by which the public sees things; tests pass their own
 * @param options.onProgress told once in a while what takes long
 * @returns the address it listens on, and a function that stops it
 * @throws StoreError when the store cannot be opened; the system's error when the port cannot be had
 */
export async function startServer(options: {
  settings: Settings;
  dev?: boolean;
  now?: () => Date;
  onProgress?: (sentence: string) => void;
}): Promise<{ url: string; port: number; stop: () => Promise<void> }> {
  const { settings, dev = false, now, onProgress = () => {} } = options;
  const { host, port } = settings;
  const log = createLog(settings.logLevel);

  await lookup(host);
  const { store, isNew, backup } = await openStore({ dataDir: settings.dataDir, ...(now && { now }) });
  if (backup) onProgress(`The store was brought up to date; a backup from before is ${backup}`);
  if (isNew && settings.demoContent) await loadDemo(onProgress);

  // Next would listen for upgrades on the server that its first request came through; it gets one that nobody reaches.
  const app = next({ dev, dir: ROOT, hostname: host, port, quiet: !dev, httpServer: createServer() });
  await app.prepare();
  const server = createServer(
    createGateway({
      next: app.getRequestHandler(),
      isFile: filesOfNext(dev),
      dataDir: settings.dataDir,
      keepFrameworkHeaders: dev,
      log,
    }),
  );
  if (dev) server.on('upgrade', app.getUpgradeHandler());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  // The bundled half of the program has no other way to learn it (app/site-url.ts). Port 0 becomes known only now.
  process.env.SITE_URL = settings.siteUrl.replace(/:0$/, `:${actual}`);
  log.debug({ host, port: actual, store: store.file }, 'listening');
  const token = await inviteFirstAdmin();
  if (token !== null) {
    const link = absoluteUrl(process.env.SITE_URL, setupPath(token));
    onProgress(
      `Nobody has an account for the desk yet. Make the first administrator (within 48 hours): ${link}`,
    );
  }

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), DRAIN).unref();
      await closed;
      clearTimeout(late);
      await app.close();
      store.close();
    },
  };
}

/**
 * Which paths Next serves by itself: its build's files and those of public/ (listed once, in development each time).
 * Its image optimiser and data addresses are not among them: no page uses them.
 */
function filesOfNext(dev: boolean): (path: string) => boolean {
  const list = () =>
    new Set(
      readdirSync(join(ROOT, 'public'), { recursive: true }).map(
        (file) => `/${String(file).replaceAll('\\', '/')}`,
      ),
    );
  const files = list();
  const own = dev ? '/_next/' : '/_next/static/';
  return (path) => path.startsWith(own) || (dev ? list() : files).has(path);
}
