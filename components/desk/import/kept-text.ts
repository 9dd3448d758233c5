/*
 * What was typed and chosen waits in this tab, so that a reload or an ended session does not take it. A storage that is full
 * or forbidden keeps nobody from working.
 */

const keyOf = (original: number | undefined) => `import.${original ?? 'new'}`;

export function keepText(original: number | undefined, kept: string | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(keyOf(original));
    else sessionStorage.setItem(keyOf(original), kept);
  } catch {}
}

export function keptText(original: number | undefined): string | null {
  try {
    return sessionStorage.getItem(keyOf(original));
  } catch {
    return null;
  }
}
