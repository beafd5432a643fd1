/** Classifies SQLite's errors. */
import type { DriverError, Refusal } from '../errors.ts';

export const refusalOf = ({ code = '', message = '' }: DriverError): Refusal | null => {
  // Of several columns the last is the one that the caller chose; the others only define its scope.
  if (code === 'SQLITE_CONSTRAINT_UNIQUE')
    return { kind: 'duplicate', column: /\.(\w+)$/.exec(message)?.[1] ?? '' };
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return { kind: 'reference' };
  if (code.startsWith('SQLITE_BUSY')) return { kind: 'busy' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'full' };
  // SQLite cannot extend its files or reach their disk.
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') return { kind: 'unavailable' };
  return null;
};
