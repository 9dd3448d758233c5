import { existsSync, readFileSync } from 'node:fs';

/** What Linux counts a process's time in, in milliseconds. */
const TICK = 10;

/** Whether this system tells how long a process has computed. */
export const CPU_TIME_IS_KNOWN = existsSync('/proc/self/stat');

/** How long a process has computed so far, all its threads together, in milliseconds. */
export function cpuTimeOf(pid: number): number {
  return parseCpuTime(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Reads user and system time from a line of /proc/PID/stat; the program's name in it may hold anything. */
export function parseCpuTime(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
