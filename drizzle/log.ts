/** Logs statements with their durations. Values are never logged, because they may be personal data. */
import { SLOW_MS } from './timeouts.ts';

/** Called after every statement. Without it a connection measures no times. */
export type StatementLog = (sql: string, ms: number) => void;

interface Logger {
  isLevelEnabled: (level: 'debug' | 'warn') => boolean;
  debug: (fields: object, text: string) => void;
  warn: (fields: object, text: string) => void;
}

/** Logs every statement at `debug` and slow ones at `warn`; undefined where the logger has neither level enabled. */
export const statementLog = (log: Logger): StatementLog | undefined => {
  if (!log.isLevelEnabled('warn')) return undefined;
  const isDebug = log.isLevelEnabled('debug');
  return (sql, duration) => {
    const ms = Math.round(duration * 10) / 10;
    if (ms > SLOW_MS) log.warn({ sql, ms }, 'slow statement');
    else if (isDebug) log.debug({ sql, ms }, 'statement');
  };
};
