import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';

/** The whole address of a page of the desk, for whom it is handed or sent to. @param pathOf with a token in it */
export const linkTo =
  (pathOf: (token: string) => string) =>
  (token: string): string =>
    absoluteUrl(processSettings().siteUrl, pathOf(token));
