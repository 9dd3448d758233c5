import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type OwnServer = {
  url: string;
  /** The link that makes the first administrator, as the program prints it. */
  setupLink: string;
  stop(): Promise<void>;
};

/**
 * Starts the program on an empty store of its own, for tests about an installation in which nobody has an account.
 * @param variables of its environment, besides those that all such servers have
 */
export async function startOwnServer(variables: Record<string, string> = {}): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'prism-e2e-own-'));
  const { SITE_URL: _, ...environment } = process.env;
  const child = spawn(
    join(ROOT, 'node_modules/.bin/node'),
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'server/main.ts')],
    {
      cwd: ROOT,
      env: {
        ...environment,
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DEMO_CONTENT: 'off',
        LOG_LEVEL: 'warn',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  const { url, setupLink } = await new Promise<{ url: string; setupLink: string }>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The server ended early:\n${printed}`)));
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [started, link] = [
        /PRISM News is at (\S+)/.exec(printed),
        /http\S+\/admin\/setup\S+/.exec(printed),
      ];
      if (started?.[1] && link) resolve({ url: started[1], setupLink: link[0] });
    });
  });
  return {
    url,
    setupLink,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
