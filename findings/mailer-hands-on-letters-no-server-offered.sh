#!/usr/bin/env bash
# nodemailer 10.6.1: an address with Japanese before the @ goes to a server that has not said that it takes such letters.
#
# Guess before running: without SMTPUTF8 in the server's answer to EHLO (RFC 6531, 3.2: the client "MUST NOT" send such an address)
# the library refuses to send. Seen: RCPT TO with the letters in UTF-8, and success where the server takes it. Of a server that
# offers the extension the same call says SMTPUTF8 with MAIL FROM, so the library does look.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent nodemailer@10.6.1 smtp-server@3.21.6
cat > look.mjs <<'JS'
import { once } from 'node:events';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';

async function send(hideSMTPUTF8) {
  const said = [];
  const server = new SMTPServer({
    hideSMTPUTF8,
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: ({ args }, _, done) => done(void said.push(Boolean(args?.SMTPUTF8))),
    onRcptTo: ({ address }, _, done) => done(void said.push(address)),
    onData: (stream, _, done) => stream.on('end', done).resume(),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address();
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port });
  const outcome = await transport
    .sendMail({ from: 'desk@example.org', to: '編集@example.org', subject: 'x', text: 'x' })
    .then(({ accepted }) => ({ accepted: accepted.length }), ({ code }) => ({ code }));
  await new Promise((resolve) => server.close(resolve));
  return { extension: said[0], recipient: said[1], ...outcome };
}

const [without, offered] = [await send(true), await send(false)];
console.log('not offered:', JSON.stringify(without));
console.log('offered:    ', JSON.stringify(offered));
const isAsSeen =
  without.extension === false && without.recipient === '編集@example.org' && without.accepted === 1 && offered.extension === true;
process.exit(isAsSeen ? 0 : 1);
JS
node look.mjs
