import { basename, dirname, resolve } from 'node:path';
import { backupTime, listBackups } from '#db/backup/manifest.ts';
import { restoreBackup } from '#db/backup/restore-backup.ts';
import { StoreError } from '#db/store.ts';
import { parseTime } from '#lib/parse-time.ts';
import { parseSettings } from '#server/settings.ts';
import { cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';

const t = cliTranslator('cli.restore');

await runCommand(
  {
    name: 'restore',
    summary: 'Puts a backup into DATA_DIR, where there must be no store.',
    usage: 'FILE      or: [--at TIME] [--from FOLDER]      FILE: the .json or .db.gz of a backup',
    positionals: true,
    options: {
      at: {
        type: 'string',
        description: 'the latest backup from before this time (of Japan where no zone is said)',
      },
      from: {
        type: 'string',
        description: 'the folder of backups; BACKUP_DIR, or backups in DATA_DIR, where absent',
      },
    },
    help: `Without FILE the latest backup is taken. All of it is looked through first: what is not whole is refused, and nothing is
there then. Stop the program before, and move the store that is there aside: prism.db and what begins with prism.db-.`,
  },
  async ({ values, positionals: [file, ...more] }) => {
    const parsed = parseSettings(process.env);
    if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
    if (more.length > 0 || (file !== undefined && (values.at !== undefined || values.from !== undefined))) {
      throw new CommandError('Give one FILE, or --at and --from.');
    }
    const { dataDir, backupDir } = parsed.settings;
    try {
      const { folder, name } =
        file === undefined
          ? await latestOf(values.from === undefined ? backupDir : resolve(values.from), values.at)
          : { folder: dirname(resolve(file)), name: basename(file).replace(/\.(?:json|db\.gz)$/, '') };
      const onProgress = (sentence: string) => console.error(sentence);
      const { store, media } = await restoreBackup({ dataDir, folder, name, onProgress });
      console.log(t('done', { name, dataDir, articles: store.rows.article ?? 0, pictures: media.length }));
    } catch (error) {
      if (error instanceof StoreError) throw new CommandError(error.message);
      throw error;
    }
  },
);

async function latestOf(folder: string, before: string | undefined) {
  const until = before === undefined ? undefined : parseTime(before);
  if (before !== undefined && !until) {
    throw new CommandError(`${before} is no time, such as 2026-11-28T06:00.`);
  }
  const names = await listBackups(folder);
  const name = names.find((each) => !until || (backupTime(each) ?? until) < until);
  if (name === undefined) {
    throw new CommandError(`There is no backup in ${folder}${until ? ` from before ${before}` : ''}.`);
  }
  return { folder, name };
}
