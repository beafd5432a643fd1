/** An exchange that has become a refund, and whose units the store has refunded by messages of its own. */
import type { Db } from '#db';
import { orderIdOf } from '../caseRefunds/pay.ts';
import { isMetByStore } from '../caseUnits/load.ts';
import { meetReturns } from '../caseUnits/meet.ts';
import { isMetInStage } from '../caseUnits/rules.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';

/** Asked by a step, because the store may have refunded them before the exchange became a refund. */
export const meetNow = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<boolean> => {
  if (!isMetInStage(row.kind, row.state)) return false;
  await meetReturns(tx, acting.now, [await orderIdOf(tx, row)]);
  return isMetByStore(tx, row.id);
};
