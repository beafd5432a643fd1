/** Classifies SQLite's errors. */
import type { DriverError, Refusal } from '../errors.ts';

export const refusalOf = ({ code = '', message = '' }: DriverError): Refusal | null => {
  // Of several columns the last is the one that the caller chose; the others only define its scope.
  if (code === 'SQLITE_CONSTRAINT_UNIQUE')
    return { kind: 'duplicate', column: /\.(\w+)$/.exec(message)?.[1] ?? '' };
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return { kind: 'reference' };
  if (code.startsWith('SQLITE_BUSY')) return { kind: 'busy' };
  return null;
};
