import { openStore } from '#db/open-store.ts';
import { doSomething } from './verbs.ts';

/*
 * A second process that writes to the store of an oracle's run: does something for each seed that it is sent, and says
 * what.
 */
await openStore({ dataDir: process.env.DATA_DIR ?? '', create: false });
process.on('message', (seed: number) => {
  doSomething(seed).then(
    (verb) => process.send?.({ verb }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ verb: 'ready' });
