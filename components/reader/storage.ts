/*
 * What this browser remembers for its reader. Where it refuses to (a private window, a setting), the page remembers for
 * as long as it is open.
 */
const memory: Record<string, string | null> = {};

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return memory[key] ?? null;
  }
}

/** @param value null forgets */
export function remember(key: string, value: string | null): void {
  memory[key] = value;
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {}
}
