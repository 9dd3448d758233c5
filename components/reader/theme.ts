import { applyTheme } from './apply-theme.ts';

/* Bundled alone and loaded in the head before anything is painted, so that the page never flashes in other colours. */
applyTheme();
