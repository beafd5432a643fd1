/** Refuses units for a case that are not free any more, in the transaction in which the case takes them. */
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadUnitsLeft } from './load.ts';

/**
 * 422 with the line of which fewer are free: of those that were sent where they come back, without what came back, was
 * refunded, or is under another open case. A case that follows from another one takes its units over. `sent`: the lines
 * of the input by which that is decided, in whose places the errors are; left out, those that were asked for.
 */
export const refuseTakenUnits = async (
  tx: Db,
  { now }: Pick<CaseActing, 'now'>,
  { id, parentId, orderExternalId }: Pick<CaseRow, 'id' | 'parentId' | 'orderExternalId'>,
  comesBack: boolean,
  sent?: readonly { lineNumber: number }[],
): Promise<void> => {
  if (orderExternalId === null) throw invalid({ lines: 'cases.errors.noOrder' });
  const left = await loadUnitsLeft(tx, orderExternalId, now, [id, parentId]);
  const asked = (await loadCaseLines(tx, id)).toSorted((one, other) => one.id - other.id);
  const placeOf = (wanted: number): number =>
    (sent ?? asked).findIndex(({ lineNumber }) => lineNumber === wanted);
  const errors: FieldErrors = {};
  for (const { lineNumber, requested } of asked) {
    const line = left.find((one) => one.lineNumber === lineNumber);
    const max = line?.left[comesBack ? 'comesBack' : 'stays'] ?? 0;
    if (requested <= max) continue;
    const error = message('inspection.errors.moreThanFree', { max });
    const place = placeOf(lineNumber);
    // Of a line that was not sent there is no field.
    if (place === -1) throw invalid({ lines: error });
    errors[place] = { quantity: error };
  }
  if (Object.keys(errors).length > 0)
    throw invalid(sent ? { input: { lines: errors } } : { lines: errors });
};
