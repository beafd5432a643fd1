/** Which steps of those that the table allows an exchange shows, to staff, on the customer's page and in the shop. */
import type { CaseKindSpec, CaseRow } from '../cases/caseKinds.ts';
import type { Db } from '#db';
import { hasRefusedUnits } from '../inspection/sendBack.ts';
import { isUndecidedStage } from './convert.ts';
import { loadExtra } from './extra.ts';
import { loadExchange } from './load.ts';
import { hasGivenUp } from './part.ts';
import { isSentAnyway } from './sent.ts';
import { findShortage } from './stock.ts';

/** The customer may have the money instead where the replacement is not there, as the step itself is guarded. */
const mayCustomerConvert = async (db: Db, row: CaseRow, now: number): Promise<boolean> =>
  !isUndecidedStage(row.state) &&
  (await loadExchange(db, row.id)).shippedAt === null &&
  (await findShortage(db, row.id, now)) !== null;

export const offers: NonNullable<CaseKindSpec['offers']> = async (
  db,
  row,
  action,
  { party, now },
) => {
  if (action === 'settleExtra')
    return (await loadExtra(db, row)) > 0 && !(await isSentAnyway(db, row));
  if (action === 'settleSent') return isSentAnyway(db, row);
  if (action === 'accept') return (await loadExchange(db, row.id)).agreedAt === null;
  if (action === 'acceptPart') return (await loadExchange(db, row.id)).partAmount !== null;
  if (action === 'sendBack')
    return (
      row.state === 'inspectionFailed' ||
      (!(await hasGivenUp(db, row.id)) && (await hasRefusedUnits(db, row)))
    );
  return action !== 'convert' || party !== 'customer' || mayCustomerConvert(db, row, now);
};
