import { createServer } from 'node:http';

/*
 * A program of its own: the least that Node can do. Sends standard input, kept in memory, to everybody who asks; prints
 * its address when it listens.
 */
const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part);
const page = Buffer.concat(parts);

const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length });
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`Bare server at http://127.0.0.1:${port}`);
});
