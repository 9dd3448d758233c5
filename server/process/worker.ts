import { listen, prepareServer, type RunningServer, type ServerOptions } from './start-server.ts';

/** What a worker tells the primary: that it could listen, and then that it does. */
export type WorkerSays = { prepared: true } | { url: string };

/** What the primary tells a worker that is prepared, once there is a place for it. */
export type Listen = { listen: true };

/**
 * One process of several: prepares a server, and listens when the primary says so, which may be at once or after weeks.
 * @throws like `prepareServer` and `listen`
 */
export async function runWorker(options: ServerOptions): Promise<RunningServer> {
  const prepared = await prepareServer(options);
  const told = new Promise<void>((resolve) => {
    const hear = (message: Partial<Listen>) => {
      if (!message.listen) return;
      process.off('message', hear);
      resolve();
    };
    process.on('message', hear);
  });
  tell({ prepared: true });
  await told;
  const server = await listen(prepared);
  tell({ url: server.url });
  return server;
}

function tell(words: WorkerSays): void {
  process.send?.(words);
}
