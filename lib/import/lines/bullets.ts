const BULLET = /^(?:[\u2022\u30FB\uFF65\u25CF\u25E6\u2023]\s*|[*\u2013\u2014-]\s+)/u;

/** The text after a bullet; undefined where the line has no bullet, or nothing else. A hyphen or asterisk is one only before a space. */
export function bulletText(line: string): string | undefined {
  const bullet = BULLET.exec(line);
  return bullet && bullet[0].length < line.length ? line.slice(bullet[0].length) : undefined;
}
