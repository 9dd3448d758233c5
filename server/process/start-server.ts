import cluster from 'node:cluster';
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { renderToStaticMarkup } from 'react-dom/server';
import { openStore } from '#db/open-store.ts';
import { setToMarkup } from '#lib/markup.ts';
import { setProcessSettings } from '#lib/process-settings.ts';
import type { NextHandler } from '../answers/ask-next.ts';
import { PLAIN_POLICY, securityHeaders } from '../answers/security-headers.ts';
import { refreshSite } from '../cache/refresh-site.ts';
import { assetAddresses, staticFiles } from '../files/static-files.ts';
import { createDevGateway } from '../gateway/dev-gateway.ts';
import { createGateway } from '../gateway/gateway.ts';
import { hearOfDamage, watchDamage } from '../health/damage-watch.ts';
import { createLog, type Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import { startOutbox } from '../outbox/start-outbox.ts';
import { knownRoutes } from '../requests/known-routes.ts';
import { addressOf, type Settings } from '../settings.ts';
import { sharePictures } from '../share/share-pictures.ts';
import { startBackups } from '../upkeep/start-backups.ts';
import { startUpkeep } from '../upkeep/start-upkeep.ts';
import { createHttpServer, drain } from './http-server.ts';
import { loadDoorSoon } from './load-door.ts';

const ROOT = join(import.meta.dirname, '../..');

/** How long open requests may take to finish when the process is asked to stop, in milliseconds. */
const DRAIN = 9_000;

/**
 * Workers each listen on the port by themselves, where the system can share it. The other way of node:cluster, the primary
 * handing connections over, leaves one hanging for ever that was on its way to a worker when that died.
 */
const SHARES_PORT = cluster.isWorker && process.platform === 'linux';

export type ServerOptions = {
  settings: Settings;
  dev?: boolean;
  /** The clock by which the public sees things; tests pass their own. */
  now?: () => Date;
  /** Told once in a while what takes long. */
  onProgress?: (sentence: string) => void;
};

/**
 * Opens the store, brings it up to date, and fills a new one with demo articles where that is wanted.
 * @returns the store, and a sentence when it can only be read
 * @throws StoreError when it cannot be opened
 */
export async function prepareStore(
  { settings, now, onProgress = () => {} }: Omit<ServerOptions, 'dev'>,
  log: Log,
) {
  const { store, isNew, backup, readOnly } = await openStore({
    dataDir: settings.dataDir,
    ...(now && { now }),
    onRefused: logSparingly(log, 'a write was refused'),
    onProgress,
  });
  if (backup) onProgress(`The store was brought up to date; a backup from before is ${backup}`);
  if (isNew && settings.demoContent) {
    // Loaded here: later starts, and all workers, go without the import of texts.
    const { loadDemo } = await import('#db/seed/load-demo.ts');
    await loadDemo(onProgress);
  }
  return { store, readOnly };
}

/** A server that has done everything but listening. */
export type PreparedServer = Awaited<ReturnType<typeof prepareServer>>;

/** A server that listens; `stop` lets what is being answered come to its end. */
export type RunningServer = { url: string; port: number; stop: () => Promise<void> };

/**
 * Opens the store and prepares Next: nearly all that a start costs.
 * @returns what `listen` needs
 * @throws StoreError when the store cannot be opened; the system's error when the host has no address
 */
export async function prepareServer(options: ServerOptions) {
  const { settings, dev = false } = options;
  const { host, port } = settings;
  const log = createLog(settings.logLevel);
  await lookup(host);
  const { store, readOnly } = await prepareStore(options, log);
  // Readers are served all the same; /readyz tells machines.
  if (readOnly) log.error({ store: store.file }, readOnly);

  // Next would listen for upgrades on the server that its first request came through; it gets one that nobody reaches.
  const app = next({ dev, dir: ROOT, hostname: host, port, quiet: !dev, httpServer: createServer() });
  setToMarkup(renderToStaticMarkup);
  await app.prepare();
  return { settings, dev, log, store, app };
}

/**
 * Listens, at once or long after the server was prepared.
 * @returns the address it listens on, and a function that stops it
 * @throws the system's error when the port cannot be had; the store's when its epoch cannot be read
 */
export async function listen(prepared: PreparedServer): Promise<RunningServer> {
  const { settings, dev, log, store, app } = prepared;
  const { host, port } = settings;
  // Much may have happened to the store since it was opened. One that cannot tell its epoch could not serve a page.
  store.epoch();
  let listener: RequestListener | undefined;
  const server = createHttpServer((request, response) => listener?.(request, response), {
    headers: securityHeaders({ isHttps: settings.siteUrl.startsWith('https:'), policy: PLAIN_POLICY }),
  });
  if (dev) server.on('upgrade', app.getUpgradeHandler());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, reusePort: SHARES_PORT }, resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  const siteUrl = settings.siteUrl.replace(/:0$/, `:${actual}`);
  const damage = cluster.isWorker ? hearOfDamage() : watchDamage({ file: store.file, log });
  // Port 0 becomes known only now.
  setProcessSettings({
    siteUrl,
    assets: assetAddresses(ROOT),
    backupDir: settings.backupDir,
    publisherName: settings.publisherName,
    publisherContact: settings.publisherContact,
    aiCrawlers: settings.aiCrawlers,
    webSubHub: settings.outbox.webSubHub,
    indexNowKey: settings.outbox.indexNow?.key,
    sendsMail: settings.outbox.mail !== undefined,
  });
  const sendFile = staticFiles(ROOT);
  const shared = sharePictures({ dataDir: settings.dataDir, shareBytes: settings.shareBytes, log });
  const render = app.getRequestHandler() as NextHandler;
  // Whatever is rendered names the site.
  const handler: NextHandler = async (...asked) => {
    await refreshSite();
    return render(...asked);
  };
  const isFile = (path: string) => path !== '/' && existsSync(join(ROOT, 'public', path));
  let callOff = () => {};
  if (dev) {
    const { dataDir } = settings;
    listener = createDevGateway({ next: handler, sendFile, shared, isFile, dataDir, siteUrl });
  } else {
    const isKnown = knownRoutes(ROOT);
    const gateway = createGateway({
      next: handler,
      sendFile,
      shared,
      isKnown,
      store,
      settings,
      siteUrl,
      damage,
      log,
    });
    listener = gateway.handle;
    callOff = loadDoorSoon(handler, () => gateway.cache.isIdle);
  }
  // Of several processes the primary does it.
  const stopOutbox = cluster.isWorker
    ? async () => {}
    : await startOutbox({ settings: settings.outbox, siteUrl, store, log, dev });
  const stopUpkeep = cluster.isWorker || !settings.upkeep ? async () => {} : startUpkeep({ store, log });
  const stopBackups = cluster.isWorker || dev ? async () => {} : startBackups({ settings, log });
  log.debug({ host, port: actual, store: store.file }, 'listening');

  return {
    url: addressOf(host, actual),
    port: actual,
    async stop() {
      callOff();
      damage.stop();
      await Promise.all([drain(server, DRAIN), stopOutbox(), stopUpkeep(), stopBackups()]);
      await shared.stop();
      await app.close();
      store.close();
    },
  };
}

/** Prepares a server and listens: `prepareServer`, then `listen`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  return listen(await prepareServer(options));
}
