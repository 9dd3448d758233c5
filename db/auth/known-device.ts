import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { normalizeEmail } from './insert-account.ts';
import { authSecret } from './secret.ts';

/** The cookie that says: this browser has signed in to that account before. It opens nothing (attempts.ts). */
export const DEVICE_COOKIE = 'prism.device';
export const DEVICE_SECONDS = 365 * 24 * 3600;

/** The value of the cookie for a browser in which somebody has just signed in. */
export async function rememberDevice(email: string): Promise<string> {
  const device = randomBytes(12).toString('base64url');
  return `${device}.${await sign(device, email)}`;
}

/** The device that a cookie names, when it has signed in to this account before. */
export async function knownDevice(cookie: string | undefined, email: string): Promise<string | undefined> {
  const [device = '', signature = ''] = cookie?.split('.', 2) ?? [];
  const [given, right] = [Buffer.from(signature), Buffer.from(await sign(device, email))];
  return given.length === right.length && timingSafeEqual(given, right) ? device : undefined;
}

async function sign(device: string, email: string): Promise<string> {
  const key = await authSecret();
  return createHmac('sha256', key)
    .update(JSON.stringify(['device', device, normalizeEmail(email)]))
    .digest('base64url');
}
