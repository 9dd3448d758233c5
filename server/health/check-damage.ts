import { constants, setPriority } from 'node:os';
import { findDamage } from '#db/engine/sqlite/find-damage.ts';

/*
 * A process of its own, `node server/health/check-damage.ts FILE`: prints the names of the store's damaged tables as JSON.
 * damage-watch.ts starts it, so that neither readers nor editors wait for it.
 */
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // A supervisor may forbid it; then it takes its turns like everybody else.
}
const [file = ''] = process.argv.slice(2);
console.log(JSON.stringify(findDamage(file)));
