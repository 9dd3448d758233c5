import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-addresses.ts';

/** Milliseconds from the first to the last byte of an exchange. */
const LONGEST = 10_000;
/** Bytes of an answer that are read; of a longer one the rest is not waited for. */
const MOST_BYTES = 64 * 1024;

export type Posting = {
  url: string;
  headers?: Record<string, string>;
  body: string;
};

export type PostOptions = {
  /** Whether addresses of the own machine and network may be asked. */
  allowPrivate: boolean;
  signal?: AbortSignal;
  /** Milliseconds instead of the 10 s; for tests, which wait for them. */
  timeout?: number;
  /** Told what the receiver answered, once it has: the status, and the bytes that were read. */
  onAnswer?: (status: number, body: Buffer) => void;
  /** Instead of the system's resolver; for tests. */
  lookup?: typeof systemLookup;
};

export type Posted = { ok: true; body: string } | { ok: false; error: string };

/**
 * Sends one POST to an address that somebody has configured. Redirects are not followed; only 2xx is success. Where it may
 * not go is decided on the address that is connected to, so that a name which changes its meaning changes nothing.
 * @returns what was answered, 64 kB at most; or a sentence that says what went wrong, without headers or bodies, which
 *   may hold secrets
 */
export function post({ url, headers, body }: Posting, options: PostOptions): Promise<Posted> {
  const { allowPrivate, signal, timeout = LONGEST, lookup = systemLookup, onAnswer } = options;
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const fail = (error: string): Posted => ({ ok: false, error });
  // An address that is written out is never looked up.
  if (!allowPrivate && isIP(host) && isPrivateAddress(host))
    return Promise.resolve(fail(refusal(host, host)));
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const late = AbortSignal.timeout(timeout);
  return new Promise((resolve) => {
    const sent = request(target, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      signal: signal ? AbortSignal.any([late, signal]) : late,
      lookup: allowPrivate ? (lookup as LookupFunction) : guarded(lookup),
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      if (late.aborted) resolve(fail(`There was no answer within ${timeout / 1000} seconds.`));
      else if (signal?.aborted) resolve(fail('The program was stopped in the meantime.'));
      else resolve(fail(error.message));
    });
    sent.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      const chunks: Buffer[] = [];
      let bytes = 0;
      const done = () => {
        onAnswer?.(status, Buffer.concat(chunks));
        if (status >= 200 && status < 300) resolve({ ok: true, body: Buffer.concat(chunks).toString() });
        else if (status >= 300 && status < 400) {
          resolve(fail(`It answered ${status}; redirects are not followed.`));
        } else resolve(fail(`It answered ${status}.`));
      };
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= MOST_BYTES) chunks.push(chunk);
        else {
          done();
          sent.destroy();
        }
      });
      answer.once('end', done);
      answer.once('error', (error) => sent.emit('error', error));
    });
    sent.end(body);
  });
}

/** Looks a name up, and refuses it when any of its addresses is private. */
function guarded(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = error ? undefined : addresses.find(({ address }) => isPrivateAddress(address));
      const [first] = error ? [] : addresses;
      if (error) callback(error, '');
      else if (refused) callback(new Error(refusal(hostname, refused.address)), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

function refusal(host: string, address: string): string {
  const what = host === address ? `${address} is` : `${host} leads to ${address},`;
  return `${what} an address of a private network; OUTBOUND_PRIVATE=on allows those.`;
}
