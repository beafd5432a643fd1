/** Refuses units for a case that are not free any more, in the transaction in which the case takes them. */
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadUnitsLeft } from './load.ts';

/**
 * 422 with the line of which fewer are free: of those that were sent where they come back, without what came back, was
 * refunded, or is under another open case. A case that follows from another one takes its units over.
 */
export const refuseTakenUnits = async (
  tx: Db,
  { now }: Pick<CaseActing, 'now'>,
  { id, parentId, orderExternalId }: Pick<CaseRow, 'id' | 'parentId' | 'orderExternalId'>,
  comesBack: boolean,
): Promise<void> => {
  if (orderExternalId === null) throw invalid({ lines: 'cases.errors.noOrder' });
  const left = await loadUnitsLeft(tx, orderExternalId, now, [id, parentId]);
  // As they were asked for, so that the error names the right one.
  const asked = (await loadCaseLines(tx, id)).toSorted((one, other) => one.id - other.id);
  const errors: FieldErrors = {};
  asked.forEach(({ lineNumber, requested }, index) => {
    const line = left.find((one) => one.lineNumber === lineNumber);
    const max = line?.left[comesBack ? 'comesBack' : 'stays'] ?? 0;
    if (requested > max)
      errors[index] = { quantity: message('inspection.errors.moreThanFree', { max }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
};
