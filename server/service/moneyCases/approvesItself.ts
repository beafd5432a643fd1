/** Whether the console approves money without goods: within the policy, and where no promise may be meant. */
import type { Db } from '#db';
import type { CaseActing, CaseEffect, CaseRow } from '../cases/caseKinds.ts';
import { leftForCase, loadOpenPromises } from '../promises/load.ts';
import { mayApproveItself } from '../returnCases/approval.ts';

/** Whether it pays a promise or stands beside it, a person says. */
const mayBePromised = async (db: Db, { now }: CaseActing, row: CaseRow): Promise<boolean> =>
  (await leftForCase(db, row.id, now)) === null &&
  (await loadOpenPromises(db, row.orderExternalId ?? '', now)).length > 0;

export const mayApproveAtOnce = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<boolean> =>
  (await mayApproveItself(db, acting, row)) && !(await mayBePromised(db, acting, row));

export const moneyApprovalFollows = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<Pick<CaseEffect, 'follows'>> => {
  // One that was opened for a promise is linked with it once it is written.
  const isClear = row.parentId !== null || !(await mayBePromised(tx, acting, row));
  return isClear && (await mayApproveItself(tx, acting, row)) ? { follows: 'approve' } : {};
};
