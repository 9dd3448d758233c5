import { processSettings } from '#lib/process-settings.ts';

/** The script of the two pages that are about their reader only (components/reader/own-pages.ts). */
export function OwnPagesScript() {
  const { ownPages } = processSettings().assets ?? {};
  return ownPages && <script src={ownPages} type="module" />;
}
