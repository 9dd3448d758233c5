import { existsSync, readFileSync } from 'node:fs';
import { capture } from './tool.ts';

/** Whether packages of the system can be installed without asking anybody. */
export function mayUseApt(): boolean {
  const debian =
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  return debian && process.getuid?.() === 0;
}

/** Installs Debian's packages; services among them are not started. */
export async function install(packages: string[]): Promise<{ ok: boolean; output: string }> {
  console.error(`Installing ${packages.join(' and ')} ...`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const updated = await capture('apt-get', ['update'], quiet);
  if (!updated.ok) return updated;
  return capture('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
}
