/** Keys of the head of an entry in Movable Type's form, which Hatena, note and others export. */
const KEY =
  /^(?:AUTHOR|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|DATE|PRIMARY CATEGORY|CATEGORY|IMAGE|TAGS|NO ENTRY|UNIQUE URL): ?/;

/** Whether a text is an export in Movable Type's form: its first lines are keys in capitals. */
export function isExport(text: string): boolean {
  const lines = text.split(/\r\n|[\r\n]/, 6);
  return lines.slice(0, 2).every((line) => KEY.test(line)) && /^-{5,}\s*$/m.test(text);
}
