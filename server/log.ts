import pino from 'pino';

export type Log = pino.Logger;

/** One JSON line per event on standard error, so that standard output stays for people and pipes. */
export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
