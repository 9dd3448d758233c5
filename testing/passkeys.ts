import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { passkey } from '#db/schema.ts';
import { theStore } from '#db/store.ts';

/** What a device says of how it was used (WebAuthn, 6.1): somebody was there; it made sure who. */
const FLAGS = { present: 0x01, verified: 0x04 };

/** What may be wrong with an answer of a device. */
type Answering = {
  challenge: string;
  origin: string;
  host: string;
  counter?: number;
  isVerified?: boolean;
};

/** A device with a key for an account, which answers as WebAuthn says: for what no virtual authenticator of a browser does. */
export async function deviceOf(userId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE (RFC 9053): a map of five, for ES256 on P-256.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const id = randomBytes(16).toString('base64url');
  await theStore().write((tx) =>
    tx.insert(passkey).values({
      userId,
      name: 'Device',
      credentialId: id,
      publicKey: cose.toString('base64url'),
      counter: 0,
      transports: ['internal'],
      createdAt: new Date(),
    }),
  );
  return {
    /** The answer as a browser gives it, as JSON. */
    answer({ challenge, origin, host, counter = 0, isVerified = true }: Answering): string {
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const flags = FLAGS.present | (isVerified ? FLAGS.verified : 0);
      const about = Buffer.concat([sha256(host), Buffer.from([flags]), count]);
      const client = Buffer.from(
        JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
      );
      const signature = sign('sha256', Buffer.concat([about, sha256(client)]), privateKey);
      return JSON.stringify({
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: about.toString('base64url'),
          clientDataJSON: client.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      });
    },
  };
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
