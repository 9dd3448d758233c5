/** The public origin. server/ checks the variable at start-up; this default serves tools that render without it. */
export function siteUrl(): string {
  return process.env.SITE_URL || 'http://127.0.0.1:3000';
}
