import type { Actor } from '#db/auth/actor.ts';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import type { Refusal } from '#db/commands/run/run-command.ts';
import { openStore } from '#db/open-store.ts';
import type { Locale } from '#lib/locale.ts';

/*
 * A program of its own that writes: it opens the store in DATA_DIR, does what its parent asks for with the commands that
 * staff use, and tells when each is done.
 */

/** What the parent asks for. */
export type Change = { articleId: number; locale: Locale } & (
  | { verb: 'withdraw' | 'restore' }
  | { verb: 'move'; slug: string }
);

const actor: Actor = { name: 'bench', role: 'admin', userId: null };

const { store } = await openStore({ dataDir: process.env.DATA_DIR ?? '', create: false });
process.on('message', async (change: Change) => process.send?.(await apply(change)));
process.once('disconnect', () => store.close());
process.send?.('ready');

function apply(change: Change): Promise<{ ok: true } | Refusal> {
  const { articleId, locale } = change;
  const edition = { actor, articleId, locale };
  switch (change.verb) {
    case 'withdraw':
      return withdrawEdition({ ...edition, reason: 'Measuring.' });
    case 'restore':
      return restoreArticle(edition);
    case 'move':
      return moveEdition({ ...edition, slug: change.slug });
  }
}
