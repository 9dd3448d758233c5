import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { authSecret } from './secret.ts';

/** Encrypts a value that has to travel through a browser, packed: nobody but us can read it, or make one. */
export async function seal(value: unknown): Promise<string> {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await sealingKey(), iv);
  const sealed = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(value))), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; undefined when it was not sealed here, or was changed. */
export async function unseal(text: string): Promise<unknown> {
  try {
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', await sealingKey(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(inflateRawSync(plain).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function sealingKey(): Promise<Buffer> {
  return createHash('sha256')
    .update(`seal ${await authSecret()}`)
    .digest();
}
