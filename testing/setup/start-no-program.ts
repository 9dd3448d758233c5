import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';
import { expect } from 'vitest';
import { startsProgram } from '#scripts/cli/starts-program.ts';
import { ROOT } from '#scripts/cli/tool.ts';

/*
 * `npm test -- --quick` leaves out the tests that start a program, by what they import. One that it keeps and that starts
 * one all the same, by way of some other module, is refused it in every run.
 */
const GUARD = Symbol.for('prism.no-program');
const shared = globalThis as { [GUARD]?: { mayStart: boolean } };
shared[GUARD] ??= installGuard();
shared[GUARD].mayStart = startsProgram(relative(ROOT, expect.getState().testPath as string));

/** Once in a process: the files of a project may share it. */
function installGuard(): { mayStart: boolean } {
  const guard = { mayStart: false };
  const guarded = <Given extends unknown[], Result>(start: (...given: Given) => Result) =>
    function (this: unknown, ...given: Given): Result {
      if (guard.mayStart) return Reflect.apply(start, this, given);
      throw new Error(
        'A program was started by a test that --quick keeps: see scripts/cli/starts-program.ts.',
      );
    };
  // What spawn, exec, execFile and fork have in common.
  const { prototype } = childProcess.ChildProcess as unknown as {
    prototype: { spawn: (...given: unknown[]) => unknown };
  };
  prototype.spawn = guarded(prototype.spawn);
  for (const name of ['spawnSync', 'execSync', 'execFileSync'] as const) {
    Object.assign(childProcess, { [name]: guarded(childProcess[name] as (...given: unknown[]) => unknown) });
  }
  syncBuiltinESMExports();
  return guard;
}
