import { checkSearch } from '#db/projections/check-search.ts';
import { rebuildSearch } from '#db/projections/rebuild-search.ts';
import { theStore } from '#db/store.ts';
import { cliTranslator } from './cli/messages.ts';
import { runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

const t = cliTranslator('cli.reindex');

await runCommand(
  {
    name: 'reindex',
    summary: 'Rebuilds the search index, or compares it with the store.',
    usage: '[options]',
    options: { check: { type: 'boolean', description: 'compare only, and name what differs' } },
    help: `The site keeps running and is searched in the old index until the new one replaces it in one step.
Exit status: 0 done, or nothing differs; 1 the command is wrong; 2 something differs.`,
  },
  ({ values }) =>
    withStore(async () => {
      if (!values.check) {
        const texts = await rebuildSearch(theStore(), (sentence) => console.error(sentence));
        console.log(t('done', { texts }));
        return 0;
      }
      const differences = await checkSearch(theStore());
      for (const { articleId, revisionId, is } of differences) console.log(t(is, { articleId, revisionId }));
      console.log(t('differences', { count: differences.length }));
      return differences.length === 0 ? 0 : 2;
    }),
);
