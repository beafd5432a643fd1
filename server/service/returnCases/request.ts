/** The refund that a case asks for, as it stands: of what was asked, of what was accepted, or of a part. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadMetUnits } from '../caseUnits/load.ts';
import { type Units, unitsOf } from '../caseUnits/rules.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits, cameUnits } from '../inspection/rules.ts';
import { replacedByLine } from '../exchangeValues/lines.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import { loadPrices, type ReturnCase } from './load.ts';
import { isDecided } from './rules.ts';

/** Units with what one of them costs now, where that is what it is about. */
export interface AskedUnits extends Units {
  unitPrice?: number | null;
  /** How many of them are replacements of an exchange; null or left out where that is not known. */
  replacedUnits?: number | null;
}

export const toRequest = async (
  db: Db,
  row: CaseRow,
  claim: Pick<ReturnCase, 'refundKind' | 'amount' | 'deductions' | 'returnFreight' | 'isPart'>,
  units: readonly AskedUnits[],
): Promise<RefundRequest> => {
  const ids = await loadLineIds(db, row.orderExternalId ?? '');
  const lines = units
    .filter((one) => one.units > 0)
    .map(({ lineNumber, units: quantity, unitPrice = null }) => {
      const id = ids.get(lineNumber);
      if (id === undefined) throw conflict('returnCases.errors.lineUnknown');
      return { id, quantity, unitPrice };
    });
  return {
    kind: claim.refundKind,
    responsibility: isDecided(row.responsibility) ? row.responsibility : 'none',
    lines,
    amount: claim.amount,
    deductions: claim.deductions,
    returnFreight: claim.returnFreight,
    // Of a part the customer gets what was offered.
    waivesFee: claim.isPart,
    replaced: replacedByLine(ids, units),
    ...(claim.isPart && { isPart: true }),
    note: claim.isPart ? (claim.deductions[0]?.reason ?? null) : null,
    ticketId: row.ticketId,
  };
};

/** Units that were asked for, or agreed to once that was decided. */
export const askedUnits = async (db: Db, caseId: number): Promise<AskedUnits[]> => {
  const prices = await loadPrices(db, caseId);
  return (await loadCaseLines(db, caseId)).map(({ lineNumber, requested, approved }) => ({
    lineNumber,
    units: approved ?? requested,
    unitPrice: prices.find((price) => price.lineNumber === lineNumber)?.unitPrice ?? null,
  }));
};

/** Without those that the store has refunded itself. */
const withoutMet = async (db: Db, caseId: number, units: readonly AskedUnits[]) => {
  const met = await loadMetUnits(db, [caseId]);
  return units.map(({ units: wanted, replacedUnits = null, ...one }) => {
    const gone = unitsOf(met, one.lineNumber);
    return {
      ...one,
      units: Math.max(0, wanted - gone),
      // Of what the store refunded itself those that were exchanged came back first.
      replacedUnits: replacedUnits === null ? null : Math.max(0, replacedUnits - gone),
    };
  });
};

/** Units whose money goes back: those that were accepted, of a part all that came in, and without goods all that were agreed to. */
export const refundedUnits = async (
  db: Db,
  row: CaseRow,
  { isPart, paysOthers }: Pick<ReturnCase, 'isPart' | 'paysOthers'>,
): Promise<AskedUnits[]> => {
  if (row.kind !== 'return') return withoutMet(db, row.id, await askedUnits(db, row.id));
  const inspected = await loadInspected(db, row.id);
  const accepted = acceptedUnits(inspected, {
    ...(await loadAcceptance(db, row)),
    areOthersPaid: paysOthers,
  });
  return withoutMet(db, row.id, isPart ? cameUnits(inspected) : accepted);
};

export const finalRequest = async (
  db: Db,
  row: CaseRow,
  claim: ReturnCase,
): Promise<RefundRequest> => toRequest(db, row, claim, await refundedUnits(db, row, claim));
