import { resolve } from 'node:path';
import { StoreError } from '#db/store.ts';
import { makeStore } from './bench/make-store.ts';
import { progressLines } from './bench/progress.ts';
import { CommandError, runCommand } from './cli/run-command.ts';

await runCommand(
  {
    name: 'bench:data',
    summary:
      'Fills a store of its own with invented articles in both languages, for measuring and trying things.',
    usage: 'N [--dir DIR]      N: how many articles',
    positionals: true,
    options: { dir: { type: 'string', description: 'folder of the store; ./data-bench when absent' } },
    help: `The store is an ordinary one: DATA_DIR=./data-bench npm start serves it. A store that this command did not make is
refused; one that was interrupted is finished. The texts are put together from scripts/bench/texts.json; places and
figures in them are invented. Exit status: 0 done; 1 not.`,
  },
  async ({ values, positionals: [number, ...more] }) => {
    const articles = Number(number);
    if (more.length > 0 || !Number.isInteger(articles) || articles < 1 || articles > 10_000_000) {
      throw new CommandError('Say how many articles, such as `npm run bench:data -- 1000`.');
    }
    const dir = resolve(values.dir ?? './data-bench');
    try {
      const made = await makeStore({ dir, articles, onProgress: progressLines(articles, 'articles') });
      const rate = Math.round(made.written / made.seconds).toLocaleString('en');
      console.log(
        made.written === 0
          ? `${dir} has its ${articles.toLocaleString('en')} articles already.`
          : `${dir}: ${made.written.toLocaleString('en')} articles in ${made.seconds.toFixed(1)} s (${rate} a second).`,
      );
    } catch (error) {
      if (error instanceof StoreError) throw new CommandError(error.message);
      throw error;
    }
  },
);
