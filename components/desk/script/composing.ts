import { guardComposing } from './guard-composing.ts';
import { guardDrops } from './guard-drops.ts';

/* All of desk.ts that pages with an editor need: the rest is React's there. */
guardComposing();
guardDrops();
