import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived: to whom by its envelope, and what its head and its text say. */
export type ArrivedMail = { to: string[]; from: string; head: Record<string, string>; text: string };

/**
 * A real SMTP server on the loopback address, that keeps what it is sent: `await using mail = await startMailServer()`.
 * It has a user, `desk`, with the password `p@ss`. Addresses at refused.example it does not take; while `isIll` it takes nothing.
 */
export async function startMailServer() {
  const arrived: ArrivedMail[] = [];
  const state = { isIll: false };
  const ill = () => Object.assign(new Error('a secret that the server says'), { responseCode: 451 });
  const server = new SMTPServer({
    authOptional: true,
    // In the open, as on a relay of the own machine.
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    hideSMTPUTF8: true,
    onAuth({ username, password }, _, done) {
      if (username === 'desk' && password === 'p@ss') done(null, { user: username });
      else done(new Error('No.'));
    },
    onMailFrom: (_, __, done) => done(state.isIll ? ill() : null),
    onRcptTo({ address }, _, done) {
      const isRefused = address.endsWith('@refused.example');
      done(isRefused ? Object.assign(new Error('No such user.'), { responseCode: 550 }) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        arrived.push({
          to,
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          ...read(Buffer.concat(chunks)),
        });
        done(null);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    port,
    arrived,
    [Symbol.asyncDispose]: stop,
  });
}

/** Head and text of a mail of one part, as RFC 5322, 2045 and 2047 write them. */
function read(bytes: Buffer): Pick<ArrivedMail, 'head' | 'text'> {
  const whole = bytes.toString('latin1');
  const end = whole.indexOf('\r\n\r\n');
  const fields = whole
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const head = Object.fromEntries(
    fields.map((field) => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), decodeWords(field.slice(colon + 1).trim())];
    }),
  );
  const body = whole.slice(end + 4);
  return { head, text: decodeBody(body, head['content-transfer-encoding'] ?? '').replaceAll('\r\n', '\n') };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding === 'quoted-printable') return fromQuoted(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'latin1').toString();
}

const fromQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString();

const decodeWords = (text: string) =>
  text
    .replace(/(=\?UTF-8\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : fromQuoted(word.replaceAll('_', ' ')),
    );
