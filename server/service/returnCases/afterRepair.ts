/** A return in which a repair goes on: that the goods come back was decided there, whatever the policy says of the time. */
import type { Responsibility } from '#contract/orders/responsibilities';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { findRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadRepair } from '../repairs/load.ts';
import { findReason } from './load.ts';

/** Null where the case goes on from no repair. */
export const repairBefore = async (
  db: Db,
  { parentId }: Pick<CaseRow, 'parentId'>,
): Promise<CaseRow | null> => {
  const parent = parentId === null ? undefined : await findRow(db, cases, parentId);
  return parent?.kind === 'repair' ? parent : null;
};

/** Who answers for goods that cannot be repaired: as the reason says, otherwise the merchant within the warranty. */
export const sideAfterRepair = async (
  db: Db,
  { id }: Pick<CaseRow, 'id'>,
  { reasonCode }: Pick<CaseRow, 'reasonCode'>,
): Promise<Responsibility> => {
  const reason = reasonCode === null ? undefined : await findReason(db, reasonCode);
  if (reason && reason.responsibility !== 'undetermined') return reason.responsibility;
  return (await loadRepair(db, id)).verdict === 'in' ? 'merchant' : 'undetermined';
};
