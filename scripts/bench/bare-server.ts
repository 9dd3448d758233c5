import { createServer } from 'node:http';

/*
 * A program of its own: the least that Node can do. Sends standard input, bytes in gzip that it keeps in memory, to
 * everybody who asks, and 304 to everybody who has something; prints its address when it listens.
 */
const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part);
const page = Buffer.concat(parts);

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] !== undefined) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Content-Encoding': 'gzip',
  });
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`Bare server at http://127.0.0.1:${port}`);
});
