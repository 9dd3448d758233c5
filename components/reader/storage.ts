/*
 * What this browser remembers for its reader. Where it refuses to (a private window, a setting), the page remembers for
 * as long as it is open.
 */
const memory: Record<string, string | null> = {};

export function recall(key: string): string | null {
  if (key in memory) return memory[key] ?? null;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param value null forgets
 * @returns whether other pages will know
 */
export function remember(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    delete memory[key];
    return true;
  } catch {
    memory[key] = value;
    return false;
  }
}
