import { StoreError } from '#db/store.ts';
import { parseSettings } from './settings.ts';

/*
 * The process: `node server/main.ts [--dev]`. `npm start` and `npm run dev` lead here once everything is installed
 * and built.
 */

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const parsed = parseSettings(process.env);
if (!parsed.ok) fail(parsed.problems.join('\n'));
const { settings } = parsed;

try {
  const dev = process.argv.includes('--dev');
  // React and Next choose their build by it when they are loaded, hence the import after it.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  const { startServer } = await import('./start-server.ts');
  const { url, stop } = await startServer({ settings, dev, onProgress: (line) => console.log(line) });
  console.log(`PRISM News is at ${url} (store: ${settings.dataDir}; stop with Ctrl+C)`);
  let isStopping = false;
  const stopOnce = () => {
    // A terminal sends its signal to the whole group, so it may come twice.
    if (isStopping) return;
    isStopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stopOnce).on('SIGTERM', stopOnce);
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
