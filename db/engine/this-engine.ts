import type { Engine } from './engine.ts';
import { asStoreError } from './sqlite/errors.ts';
import { exists, open } from './sqlite/open-sqlite.ts';

/** The engine that this program keeps its store in: the one place that chooses. */
export const engine: Engine = { exists, open, asStoreError };
