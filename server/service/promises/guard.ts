/** Checks that money without goods says whether it pays a promise, and that no promise is paid twice. */
import type { PromiseNamed } from '#contract/service/promises';
import type { Db } from '#db';
import { caseRemedies } from '#db/schema/service/remedies';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { leftForCase, loadOpenPromises } from './load.ts';
import { promiseErrors } from './rules.ts';

/** 422 with what is wrong, at the field. */
export const refuseUnsaid = async (
  tx: Db,
  orderExternalId: string,
  now: number,
  named: PromiseNamed,
  total: number,
): Promise<void> => {
  const promises = await loadOpenPromises(tx, orderExternalId, now);
  const errors = promiseErrors(promises, named, total);
  if (Object.keys(errors).length > 0) throw invalid({ ...errors });
};

/** 409 where a case would pay more than is left of what it was opened for. */
export const refuseAbovePromise = async (
  tx: Db,
  now: number,
  { id }: Pick<CaseRow, 'id'>,
  total: number,
): Promise<void> => {
  const left = await leftForCase(tx, id, now);
  if (left !== null && total > left)
    throw conflict(message('promises.errors.caseAbove', { amount: left }));
};

/** Of a case that is approved: it pays a promise, the one it was opened for or the one that is named, or stands beside all. */
export const checkCase = async (
  tx: Db,
  now: number,
  row: Pick<CaseRow, 'id' | 'orderExternalId'>,
  named: PromiseNamed,
  total: number,
): Promise<void> => {
  const left = await leftForCase(tx, row.id, now);
  if (left !== null) return refuseAbovePromise(tx, now, row, total);
  const promises = await loadOpenPromises(tx, row.orderExternalId ?? '', now);
  const errors = promiseErrors(promises, named, total);
  if (Object.keys(errors).length > 0) throw invalid({ input: { ...errors } });
};

/** From now on the case pays the promise that is named. */
export const payByCase = async (
  tx: Db,
  { id }: Pick<CaseRow, 'id'>,
  { remedyId }: PromiseNamed,
): Promise<void> => {
  if (remedyId !== null) await updateRow(tx, caseRemedies, remedyId, { childCaseId: id });
};
