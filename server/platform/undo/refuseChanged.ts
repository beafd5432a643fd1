import { isSame } from '../activities/record.ts';
import { conflict } from '../http/errors.ts';
import type { RecordedChange } from './undoers.ts';

/**
 * Throws 409 if a field that the change wrote has another value now. The activity log of the record alone does not tell:
 * a price also changes by a batch, by its plan or in its own dialog.
 */
export const refuseChanged = (current: object, { after }: RecordedChange) => {
  const values = current as Record<string, unknown>;
  for (const [field, value] of Object.entries(after ?? {}))
    if (!isSame(values[field], value)) throw conflict('undo.errors.changedSince');
};
