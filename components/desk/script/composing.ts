import { guardComposing } from './guard-composing.ts';

/* All of desk.ts that pages with an editor need: the rest is React's there. */
guardComposing();
