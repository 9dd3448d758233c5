import { type Refusal, type RefusalCode, refuse } from './run-command.ts';

/**
 * Ends the verb when a conditional write changed no row: what the verb had read is not true any more, so nothing of it
 * may be kept. The write says with `.returning()` what it changed, which SQLite and PostgreSQL both answer.
 * @param rows what the write returned
 * @param code what the missing row means
 * @returns the first row that was changed
 */
export function mustChange<Row>(rows: Row[], code: RefusalCode, detail: Refusal['detail'] = {}): Row {
  const [row] = rows;
  return row ?? refuse(code, detail);
}
