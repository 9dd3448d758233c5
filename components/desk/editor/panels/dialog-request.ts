import type { Field } from '../fields.ts';

/** A dialog that is to be opened: another object each time. `field`: in which something is selected. */
export type DialogRequest = { is: 'help' } | LinkRequest;
export type LinkRequest = { is: 'link'; field: Field };
