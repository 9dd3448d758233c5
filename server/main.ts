import cluster from 'node:cluster';
import { StoreError } from '#db/store.ts';
import { setupPath } from '#lib/desk/paths.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { createLog } from './log.ts';
import { keepTickShape } from './process/tick-shape.ts';
import { hintAboutSiteUrl, parseSettings } from './settings.ts';

/*
 * The process: `node server/main.ts [--dev]`. `npm start` and `npm run dev` lead here once everything is installed
 * and built. With WORKERS, the same script is run again by each of them.
 */

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const parsed = parseSettings(process.env);
if (!parsed.ok) fail(parsed.problems.join('\n'));
const { settings } = parsed;
keepTickShape();
const log = createLog(settings.logLevel);

/** After an error that nobody caught nothing can be relied on: say so, end, and let the supervisor start anew. */
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'the process ends: an error that nobody caught');
  process.exit(1);
});

try {
  const dev = process.argv.includes('--dev');
  // React and Next choose their build by it when they are loaded, hence the imports after it.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  const onProgress = (line: string) => console.log(line);
  const { url, stop } = await start(dev, onProgress);
  if (!cluster.isWorker) {
    onProgress(`PRISM News is at ${url} (store: ${settings.dataDir}; stop with Ctrl+C)`);
    const hint = hintAboutSiteUrl(settings.host, process.env.SITE_URL, url);
    if (hint) onProgress(hint);
    await announceSetup(url, onProgress);
  }
  let isStopping = false;
  const stopOnce = () => {
    // A terminal sends its signal to the whole group, so it may come twice.
    if (isStopping) return;
    isStopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stopOnce).on('SIGTERM', stopOnce);
  // A worker without its primary would go on for ever.
  if (cluster.isWorker) process.on('disconnect', stopOnce);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof StoreError) fail(error.message);
  if (code === 'EADDRINUSE') fail(`PORT ${settings.port} is taken by another program. Choose another PORT.`);
  if (code === 'EACCES') fail(`PORT ${settings.port} may not be used without more rights. Choose another.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    fail(`HOST ${settings.host} is not an address of this machine.`);
  }
  throw error;
}

async function start(dev: boolean, onProgress: (line: string) => void) {
  if (cluster.isPrimary && settings.workers > 1 && !dev) {
    const { startWorkers } = await import('./process/workers.ts');
    return startWorkers({ settings, main: import.meta.filename, log, onProgress, giveUp: fail });
  }
  if (cluster.isWorker) {
    const { runWorker } = await import('./process/worker.ts');
    return runWorker({ settings, onProgress });
  }
  const { startServer } = await import('./process/start-server.ts');
  return startServer({ settings, dev, onProgress });
}

/** While nobody has an account, whoever reads what this process prints may make the first one. */
async function announceSetup(url: string, onProgress: (line: string) => void): Promise<void> {
  const { inviteFirstAdmin } = await import('#db/auth/invite-first-admin.ts');
  try {
    const token = await inviteFirstAdmin();
    if (token === null) return;
    const siteUrl = settings.siteUrl.replace(/:0$/, `:${new URL(url).port}`);
    onProgress(
      `Nobody has an account for the desk yet. Create the first administrator (within 48 hours): ${absoluteUrl(siteUrl, setupPath(token))}`,
    );
  } catch (error) {
    // Readers are served from a store that cannot be written; an account can wait.
    if (!(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'no first administrator can be invited');
  }
}
