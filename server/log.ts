import pino from 'pino';
import { noteError } from './recent-errors.ts';

export type Log = pino.Logger;

/** One JSON line per event on standard error, so that standard output stays for people and pipes. Errors are counted, for the desk. */
export function createLog(level: string): Log {
  const { error } = pino.levels.values;
  const hooks: pino.LoggerOptions['hooks'] = {
    logMethod(inputs, method, of) {
      if (error !== undefined && of >= error) noteError(inputs, new Date());
      method.apply(this, inputs);
    },
  };
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino({ level, base: undefined, timestamp, hooks }, pino.destination(2));
}
