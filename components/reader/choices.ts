import { applyChoices } from './apply-choices.ts';

/* Bundled alone and loaded in the head before anything is painted, so that the page never flashes in another dress. */
applyChoices();
