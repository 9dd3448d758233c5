import { rmSync } from 'node:fs';

/** Removes the store that playwright.config.ts made for this run. */
export default function removeStore(): void {
  const folder = process.env.E2E_DATA_DIR;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
