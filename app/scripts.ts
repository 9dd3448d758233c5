/**
 * Where our own scripts are; their names change with their contents. server/process/start-server.ts sets the variables; tools
 * that render without it have pages without script.
 */
export function scripts(): { theme: string | undefined; reader: string | undefined } {
  return { theme: process.env.THEME_SCRIPT, reader: process.env.READER_SCRIPT };
}
