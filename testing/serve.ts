import { ensureBuilt } from '#scripts/cli/ensure-built.ts';
import { type Program, startProgram } from '#scripts/cli/start-program.ts';
import { startServer } from '#server/process/start-server.ts';
import { parseSettings } from '#server/settings.ts';
import { emptyDataDir, newDataDir } from '#testing/template-store.ts';

/** By which tests and measurements read /status. */
export const STATUS_TOKEN = 'a-token-for-tests-only';

/**
 * What such servers have in common: a free port, an empty store of their own, nothing to say, and nothing done for later, so that
 * what happens can be counted. Only a store that the
 * server makes gets the demo articles.
 */
function withDefaults(variables: Record<string, string>) {
  const { DEMO_CONTENT = 'off' } = variables;
  const dataDir = () => (DEMO_CONTENT === 'on' ? emptyDataDir() : newDataDir());
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: variables.DATA_DIR ?? dataDir(),
    DEMO_CONTENT,
    LOG_LEVEL: 'silent',
    UPKEEP: 'off',
    STATUS_TOKEN,
    ...variables,
  };
}

export type Served = { url: string; dataDir: string; stop: () => Promise<void> };

/**
 * Starts the whole server inside this process, which can then be given a clock; its store is this process's `theStore()`.
 * One at a time.
 */
export async function serveHere(variables: Record<string, string> = {}, now?: () => Date): Promise<Served> {
  await ensureBuilt();
  const environment = withDefaults(variables);
  const parsed = parseSettings(environment);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const { url, stop } = await startServer({ settings: parsed.settings, ...(now && { now }) });
  return { url, dataDir: environment.DATA_DIR, stop };
}

/**
 * Starts the server as operators do: a process of its own, and its workers.
 * @param options.root of another checkout, which is built
 * @param options.nodeArgs for Node, before the script
 */
export async function serveApart(
  variables: Record<string, string> = {},
  options: { root?: string; nodeArgs?: string[] } = {},
): Promise<Program & { dataDir: string }> {
  if (!options.root) await ensureBuilt();
  const environment = { SITE_URL: '', ...withDefaults(variables) };
  const program = await startProgram({ script: 'server/main.ts', environment, ...options });
  return { ...program, dataDir: environment.DATA_DIR };
}
