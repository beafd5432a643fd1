/** Which steps of those that the table allows an exchange shows, to staff, on the customer's page and in the shop. */
import type { CaseAction } from '#contract/service/caseActions';
import type { Db } from '#db';
import { hasParcelUnderway } from '../caseParcels/correct.ts';
import type { CaseKindSpec, CaseRow } from '../cases/caseKinds.ts';
import { hasRefusedUnits } from '../inspection/sendBack.ts';
import { hasUnitsToReceive } from '../inspection/toReceive.ts';
import { hasReceived } from './advance.ts';
import { hasUnitsToRefund, isUndecidedStage } from './convert.ts';
import { loadExtra } from './extra.ts';
import { loadExchange } from './load.ts';
import { hasGivenUp } from './part.ts';
import { isSentAnyway } from './sent.ts';
import { findShortage } from './stock.ts';
import { loadAccepted } from './worth.ts';

/** The customer may have the money instead where the replacement is not there, as the step itself is guarded. */
const mayCustomerConvert = async (db: Db, row: CaseRow, now: number): Promise<boolean> =>
  !isUndecidedStage(row.state) &&
  (await loadExchange(db, row.id)).shippedAt === null &&
  (await findShortage(db, row.id, now)) !== null;

/** Of what became a refund: what waits for the goods, as the steps are guarded. */
const offersOfConverted = async (db: Db, row: CaseRow, action: CaseAction): Promise<boolean> => {
  if (action === 'cancel') return !(await hasReceived(db, row));
  if (!['inspect', 'refund', 'failInspection'].includes(action)) return true;
  const accepted = await loadAccepted(db, row);
  if (action === 'inspect') return accepted === null && (await hasReceived(db, row));
  if (action === 'refund') return accepted !== null && accepted.length > 0;
  return accepted !== null;
};

export const offers: NonNullable<CaseKindSpec['offers']> = async (
  db,
  row,
  action,
  { party, now },
) => {
  if (row.state === 'convertedToRefund' && !(await offersOfConverted(db, row, action)))
    return false;
  if (action === 'correctParcel') return hasParcelUnderway(db, row, now);
  if (action === 'settleExtra')
    return (await loadExtra(db, row)) > 0 && !(await isSentAnyway(db, row));
  if (action === 'settleSent') return isSentAnyway(db, row);
  if (action === 'receive') return hasUnitsToReceive(db, row);
  if (action === 'accept') return (await loadExchange(db, row.id)).agreedAt === null;
  if (action === 'acceptPart') return (await loadExchange(db, row.id)).partAmount !== null;
  if (action === 'refund') return hasUnitsToRefund(db, row);
  if (action === 'failInspection' && row.state === 'refundPending')
    return !(await hasUnitsToRefund(db, row));
  // With none accepted there is nothing to replace, and with a replacement on its way nothing else.
  if (action === 'changeGoods')
    return (
      (await loadExchange(db, row.id)).shippedAt === null &&
      !(await isSentAnyway(db, row)) &&
      (row.state !== 'refundPending' || ((await loadAccepted(db, row)) ?? []).length > 0)
    );
  if (action === 'sendBack')
    return (
      row.state === 'inspectionFailed' ||
      (!(await hasGivenUp(db, row.id)) && (await hasRefusedUnits(db, row)))
    );
  return action !== 'convert' || party !== 'customer' || mayCustomerConvert(db, row, now);
};
