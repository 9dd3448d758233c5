import { Readable } from 'node:stream';
import { vi } from 'vitest';

export type CommandResult = { status: number; out: string; err: string };

/**
 * Runs a command of scripts/ inside this process: a process of its own takes seconds of CPU to load. The command reads
 * its arguments, opens the store and prints as it always does.
 * @param load imports the command: `() => import('./article.ts')`; it is evaluated anew each time
 * @param environment variables beside those of this process; the language is English unless they say otherwise
 * @param input what it reads from standard input
 * @returns what it printed on each stream, and its exit status
 */
export async function runHere(
  load: () => Promise<unknown>,
  args: string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<CommandResult> {
  const result: CommandResult = { status: 0, out: '', err: '' };
  const before = { argv: process.argv, exitCode: process.exitCode };
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  const listeners = process.stdout.listeners('error');
  const log = vi.spyOn(console, 'log').mockImplementation((line) => {
    result.out += `${line}\n`;
  });
  const error = vi.spyOn(console, 'error').mockImplementation((line) => {
    result.err += `${line}\n`;
  });
  for (const [name, value] of Object.entries({ LC_ALL: 'C.UTF-8', ...environment })) vi.stubEnv(name, value);
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  process.argv = [...before.argv.slice(0, 2), ...args];
  vi.resetModules();
  try {
    await load();
    result.status = Number(process.exitCode ?? 0);
    return result;
  } finally {
    Object.defineProperty(process, 'stdin', stdin);
    process.argv = before.argv;
    process.exitCode = before.exitCode;
    for (const listener of process.stdout.listeners('error')) {
      if (!listeners.includes(listener)) process.stdout.off('error', listener as () => void);
    }
    vi.unstubAllEnvs();
    log.mockRestore();
    error.mockRestore();
  }
}
