import { existsSync } from 'node:fs';
import { install, mayUseApt } from './apt.ts';

/** Where nginx is: Debian keeps it out of the search path of ordinary users. */
export function findNginx(): string | undefined {
  return ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find(existsSync);
}

/** Sees to an nginx for the test of docs/deploy/nginx.conf; where it cannot be had, that test says so. */
export async function ensureNginx(): Promise<{ ok: boolean; output?: string }> {
  if (findNginx() || !mayUseApt()) return { ok: true };
  return install(['nginx-light']);
}
