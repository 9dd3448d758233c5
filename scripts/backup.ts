import { resolve } from 'node:path';
import { makeBackup } from '#db/backup/make-backup.ts';
import { listBackups } from '#db/backup/manifest.ts';
import { verifyBackup } from '#db/backup/restore-backup.ts';
import { StoreError } from '#db/store.ts';
import { parseSettings } from '#server/settings.ts';
import { cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';

const t = cliTranslator('cli.backup');

await runCommand(
  {
    name: 'backup',
    summary:
      'Copies the store and its pictures while the site goes on, or tries whether a copy can be restored.',
    usage: '[options]      or: --verify [NAME]      or: --list',
    positionals: true,
    options: {
      to: { type: 'string', description: 'the folder; BACKUP_DIR, or backups in DATA_DIR, where absent' },
      'content-only': {
        type: 'boolean',
        description: 'without accounts, tokens, webhooks, previews: to take the texts to another site',
      },
      copy: { type: 'boolean', description: 'copy pictures, too, where a link would do' },
      verify: {
        type: 'boolean',
        description: 'a drill: restore NAME, or the latest, elsewhere, and compare',
      },
      list: { type: 'boolean', description: 'name the backups that there are' },
    },
    help: `A backup is NAME.json (what it has), NAME.db.gz (the store, an SQLite file) and its pictures in media/, which
all backups of a folder share. \`npm run restore\` puts one back. Nothing is removed by this command.
Exit status: 0 done, or the backup is whole; 1 the command is wrong or failed; 2 the backup is not whole.`,
  },
  async ({ values, positionals: [name, ...more] }) => {
    const parsed = parseSettings(process.env);
    if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
    if (more.length > 0 || (name !== undefined && !values.verify)) {
      throw new CommandError('A NAME goes with --verify, one at most.');
    }
    const { dataDir, backupDir } = parsed.settings;
    const folder = values.to === undefined ? backupDir : resolve(values.to);
    const onProgress = (sentence: string) => console.error(sentence);
    try {
      const names = await listBackups(folder);
      if (values.list) {
        for (const each of names) console.log(each);
        return 0;
      }
      if (values.verify) {
        const wanted = name ?? names[0];
        if (wanted === undefined) throw new CommandError(`There is no backup in ${folder}.`);
        const { manifest, problems } = await verifyBackup({ folder, name: wanted, onProgress });
        for (const problem of problems) console.log(problem);
        if (problems.length > 0) return 2;
        console.log(t('whole', { name: wanted, ...countsOf(manifest) }));
        return 0;
      }
      const { name: made, manifest } = await makeBackup({
        dataDir,
        folder,
        now: new Date(),
        contentOnly: values['content-only'] ?? false,
        mayLink: !values.copy,
        onProgress,
      });
      console.log(t('made', { name: made, folder, ...countsOf(manifest) }));
      return 0;
    } catch (error) {
      if (error instanceof StoreError) throw new CommandError(error.message);
      throw error;
    }
  },
);

function countsOf({ store, media }: Awaited<ReturnType<typeof makeBackup>>['manifest']) {
  return { articles: store.rows.article ?? 0, pictures: media.length };
}
