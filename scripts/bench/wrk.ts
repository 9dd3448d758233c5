import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../cli/command-error.ts';

const run = promisify(execFile);

export type WrkResult = {
  requests: number;
  /** Requests a second. */
  rate: number;
  /** Milliseconds within which 99 of 100 were answered. */
  p99: number;
};

/** Seconds of a run: whole ones, as wrk takes them. */
export type WrkOptions = { connections: number; seconds: number; headers?: Record<string, string> };

/**
 * Asks for one address as fast as answers come, with the load generator wrk.
 * @throws CommandError when wrk is not installed, or answers were errors
 */
export async function wrk(url: string, options: WrkOptions): Promise<WrkResult> {
  const { connections, seconds, headers = {} } = options;
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...given, url];
  try {
    const { stdout } = await run('wrk', args);
    return parseWrk(stdout);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new CommandError('The load generator wrk is missing: apt-get install wrk.');
    }
    throw error;
  }
}

/**
 * Reads what wrk prints.
 * @throws CommandError when it tells of errors: then it measured something else than pages
 */
export function parseWrk(output: string): WrkResult {
  const [problem] = /^ *(Non-2xx or 3xx responses|Socket errors): .*$/m.exec(output) ?? [];
  if (problem) throw new CommandError(`wrk reports errors, so nothing was measured: ${problem.trim()}`);
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1]);
  const [, value, unit = 'ms'] = /^ *99% +([\d.]+)(us|ms|s|m)$/m.exec(output) ?? [];
  const result = {
    requests: number(/^ *(\d+) requests in /m),
    rate: number(/^Requests\/sec: +([\d.]+)/m),
    p99: Number(value) * { us: 0.001, ms: 1, s: 1_000, m: 60_000 }[unit as 'ms'],
  };
  if (Object.values(result).some(Number.isNaN)) {
    throw new CommandError(`wrk printed something that is not understood:\n${output}`);
  }
  return result;
}
