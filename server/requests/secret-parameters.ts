/*
 * Whoever has the address of a one-time link can use it, so that address stands in no log and goes to nobody else. What somebody
 * searches for is nobody's business either: it stands in no log.
 */

/** The parameters whose values are secrets. A new kind of link that carries one is named here. */
const NAMES = 'token|code|secret|password';
const SECRET = new RegExp(`(?:^|[?&;])(?:${NAMES})=.`, 'i');
/** The same, and what was searched for. */
const UNLOGGED = new RegExp(`(?:^|[?&;])(?:${NAMES}|q)=.`, 'i');

/** Whether the query of an address carries a secret: also within an address that is itself a value, like `next`. */
export function carriesSecret(target: string): boolean {
  const mark = target.indexOf('?');
  return (
    mark >= 0 &&
    target
      .slice(mark + 1)
      .split('&')
      .some((part) => holds(part, SECRET))
  );
}

/**
 * An address as logs may have it, without the values of secrets and without what was searched for.
 * @param target path and query
 */
export function withoutSecrets(target: string): string {
  const mark = target.indexOf('?');
  if (mark < 0) return target;
  const parts = target.slice(mark + 1).split('&');
  const shown = parts.map((part) =>
    holds(part, UNLOGGED) ? part.replace(/=.*|%3D.*/is, '=[redacted]') : part,
  );
  return `${target.slice(0, mark)}?${shown.join('&')}`;
}

/** How often an address can be a value within a value; each time its marks are encoded once more. */
const DEEPEST = 4;

function holds(part: string, pattern: RegExp): boolean {
  let text = part.replaceAll('+', ' ');
  for (let depth = 0; depth <= DEEPEST; depth++) {
    if (pattern.test(text)) return true;
    text = text.replace(/%([0-7][\da-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return false;
}
