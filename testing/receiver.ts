import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** How a receiver answers. `hang` does not, `flood` does not end. */
export type Behaviour = 'accept' | 'fail' | 'hang' | 'redirect' | 'flood';

/**
 * A real HTTP receiver on the loopback address, that keeps what it is sent: `await using receiver = await startReceiver()`.
 * Its behaviour can be changed at any time.
 */
export async function startReceiver(behaviour: Behaviour = 'accept') {
  const received: Received[] = [];
  const receiver = { received, behaviour, url: '', [Symbol.asyncDispose]: stop };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.once('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      answer(response);
    });
  });
  function answer(response: ServerResponse): void {
    const { behaviour } = receiver;
    switch (behaviour) {
      case 'accept':
        response.end('{"success":true}');
        return;
      case 'fail':
        response.writeHead(500).end('a secret that the receiver says');
        return;
      case 'redirect':
        response.writeHead(307, { Location: `${receiver.url}/elsewhere` }).end();
        return;
      case 'flood':
        response.writeHead(200).write('x'.repeat(1024 * 1024));
        return;
      case 'hang':
        return;
    }
  }
  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}
