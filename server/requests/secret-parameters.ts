/*
 * Whoever has the address of a one-time link can use it, so that address stands in no log and goes to nobody else.
 */

/** The parameters whose values are secrets. A new kind of link that carries one is named here. */
const NAMES = 'token|code|secret|password';
const SECRET = new RegExp(`(?:^|[?&;])(?:${NAMES})=.`, 'i');

/** Whether the query of an address carries a secret: also within an address that is itself a value, like `next`. */
export function carriesSecret(target: string): boolean {
  const mark = target.indexOf('?');
  return (
    mark >= 0 &&
    target
      .slice(mark + 1)
      .split('&')
      .some(isSecret)
  );
}

/**
 * An address as logs may have it, without the values of secrets.
 * @param target path and query
 */
export function withoutSecrets(target: string): string {
  const mark = target.indexOf('?');
  if (mark < 0) return target;
  const parts = target.slice(mark + 1).split('&');
  const shown = parts.map((part) => (isSecret(part) ? part.replace(/=.*|%3D.*/is, '=[redacted]') : part));
  return `${target.slice(0, mark)}?${shown.join('&')}`;
}

/** How often an address can be a value within a value; each time its marks are encoded once more. */
const DEEPEST = 4;

function isSecret(part: string): boolean {
  let text = part.replaceAll('+', ' ');
  for (let depth = 0; depth <= DEEPEST; depth++) {
    if (SECRET.test(text)) return true;
    text = text.replace(/%([0-7][\da-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return false;
}
