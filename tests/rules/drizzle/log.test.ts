/** Which statements are logged, at which level and with which fields. */
import { expect, test } from 'vitest';
import { statementLog } from '#db/log';
import { SLOW_MS } from '#db/timeouts';

const LEVELS = ['debug', 'info', 'warn', 'error'];

/** A log at one level that collects its lines. */
const logOf = (level: string) => {
  const lines: [level: string, fields: object, text: string][] = [];
  const log = statementLog({
    isLevelEnabled: (name) => LEVELS.indexOf(name) >= LEVELS.indexOf(level),
    debug: (fields, text) => void lines.push(['debug', fields, text]),
    warn: (fields, text) => void lines.push(['warn', fields, text]),
  });
  return { log, lines };
};

test('at level debug every statement is logged with its milliseconds, and slow ones as warnings', () => {
  const { log, lines } = logOf('debug');
  log?.('select 1', 0.123);
  log?.('select 2', SLOW_MS + 0.06);
  expect(lines).toEqual([
    ['debug', { sql: 'select 1', ms: 0.1 }, 'statement'],
    ['warn', { sql: 'select 2', ms: SLOW_MS + 0.1 }, 'slow statement'],
  ]);
});
test.each(['info', 'warn'])('at level %s only slow statements are logged', (level) => {
  const { log, lines } = logOf(level);
  log?.('select 1', SLOW_MS);
  log?.('select 2', SLOW_MS + 1);
  expect(lines).toEqual([['warn', { sql: 'select 2', ms: SLOW_MS + 1 }, 'slow statement']]);
});
test('no statement is timed if none would be logged', () => {
  expect(logOf('error').log).toBeUndefined();
});
