import { startDisplayChoices } from './display-choices.ts';
import { startSavedList } from './saved-list.ts';

/* The script of the pages that are about this reader only: how pages look to them, and what they have saved. */
startDisplayChoices();
startSavedList();
