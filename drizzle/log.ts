/** Statements in the log: their text and their time, never their values, which may be personal. */
import { SLOW_MS } from './timeouts.ts';

/** Called after every statement; a connection that was opened without one measures nothing. */
export type StatementLog = (sql: string, ms: number) => void;

interface Logger {
  isLevelEnabled: (level: 'debug' | 'warn') => boolean;
  debug: (fields: object, text: string) => void;
  warn: (fields: object, text: string) => void;
}

/** Every statement at `debug`, the slow ones at `warn`; nothing where neither is logged. */
export const statementLog = (log: Logger): StatementLog | undefined => {
  if (!log.isLevelEnabled('warn')) return undefined;
  const isDebug = log.isLevelEnabled('debug');
  return (sql, duration) => {
    const ms = Math.round(duration * 10) / 10;
    if (ms > SLOW_MS) log.warn({ sql, ms }, 'slow statement');
    else if (isDebug) log.debug({ sql, ms }, 'statement');
  };
};
