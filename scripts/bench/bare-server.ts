import { createServer } from 'node:http';

/** What a bare server sends: names and values of its heads in turn, and the body in base64. */
export type Bare = { head: string[]; unchanged: string[]; body: string };

/*
 * A program of its own: the least that Node can do. Reads from standard input what to send (`Bare`), and sends that from
 * memory to everybody who asks, and 304 to everybody who has something; prints its address when it listens.
 */
const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part);
const { head, unchanged, body } = JSON.parse(Buffer.concat(parts).toString()) as Bare;
const page = Buffer.from(body, 'base64');

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] !== undefined) {
    response.writeHead(304, unchanged).end();
    return;
  }
  response.writeHead(200, head);
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`Bare server at http://127.0.0.1:${port}`);
});
