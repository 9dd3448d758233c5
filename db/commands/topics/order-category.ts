import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { category } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

/**
 * Lets a category change places with the one that stands next to it in the navigation.
 * @param order.past the other one, as the list showed it; somebody else may have moved either meanwhile, which refuses
 */
export function orderCategory({ actor, id, past }: { actor: Actor; id: number; past: number }) {
  return runCommand(actor, { right: 'manage-topics' }, async (context) => {
    const { transaction } = context;
    const order = await transaction
      .select()
      .from(category)
      .where(isNull(category.mergedIntoId))
      .orderBy(asc(category.position), asc(category.id));
    const places = [id, past].map((each) => order.findIndex((row) => row.id === each));
    const [one, other] = places.map((place) => order[place]);
    if (!one || !other || Math.abs((places[0] ?? 0) - (places[1] ?? 0)) !== 1)
      return refuse('topic-moved-on');
    // Written anew as a whole: positions may be equal, or have holes where a merged one stood.
    const wanted = order.map((row) => (row === one ? other : row === other ? one : row));
    for (const [position, row] of wanted.entries()) {
      if (row.position === position) continue;
      await transaction
        .update(category)
        .set({ position })
        .where(and(eq(category.id, row.id)));
      context.changed.add(wordOf('category', row.id));
    }
    const detail = { before: order.map(({ id }) => id), after: wanted.map(({ id }) => id) };
    await record(context, { action: 'order-categories', detail, visible: false });
    return {};
  });
}
