import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { readDeliveryProblem } from '#lib/desk/webhooks.ts';
import { post } from './post.ts';

const failed = async (url: string, options: Partial<Parameters<typeof post>[1]> = {}) => {
  const posted = await post({ url, headers: {}, body: '{}' }, { allowPrivate: true, ...options });
  return posted.ok ? 'sent' : readDeliveryProblem(posted.error);
};

it('why a delivery failed is known by what the sender really says', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    if (request.url === '/broken') return void request.socket.destroy();
    response.writeHead(Number(request.url?.slice(1)), { location: '/' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await failed(`${url}/503`)).toEqual({ is: 'answered', status: 503 });
  expect(await failed(`${url}/302`)).toEqual({ is: 'redirected', status: 302 });
  expect(await failed(`${url}/silent`, { timeout: 50 })).toEqual({ is: 'late', seconds: 0.05 });
  expect(await failed(`${url}/broken`)).toEqual({ is: 'broken-off' });
  expect(await failed(`${url}/200`, { allowPrivate: false })).toEqual({ is: 'private' });
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  expect(await failed(`${url}/200`)).toEqual({ is: 'refused' });
  expect(await failed('http://nowhere.invalid/')).toEqual({ is: 'unknown-host' });
  expect(readDeliveryProblem('Something else')).toEqual({ is: 'other', sentence: 'Something else' });
});
