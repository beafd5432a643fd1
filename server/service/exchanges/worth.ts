/** What accepted units of an exchange are worth: what was paid for them, and what an earlier exchange had changed of it. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import { spread } from '#shared/spread';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { valueOfReturn } from '../../promotions/returnValue/returnValue.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadLineEvents } from '../exchangeValues/events.ts';
import { replacedByLine } from '../exchangeValues/lines.ts';
import { surplusOfUnits } from '../exchangeValues/lineEvents.ts';
import { type AcceptingCase, loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits, unacceptedUnits } from '../inspection/rules.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import { loadExchange } from './load.ts';

export interface UnitsOfLine {
  lineNumber: number;
  units: number;
  /** How many of them are replacements of an earlier exchange; null or left out where that is not known. */
  replacedUnits?: number | null;
}
export interface Worth extends UnitsOfLine {
  share: number;
  refundable: number;
}

/** Units by the id by which the value of a return names their line; what was redeemed as one line may be several here. */
const byLineId = async (
  db: Db,
  { orderExternalId }: Pick<CaseRow, 'orderExternalId'>,
  lines: readonly UnitsOfLine[],
) => {
  const ids = await loadLineIds(db, orderExternalId ?? '');
  const named = lines
    .filter(({ units }) => units > 0)
    .flatMap((line) => {
      const id = ids.get(line.lineNumber);
      return id === undefined ? [] : [{ ...line, id }];
    });
  const groups = [...groupBy(named, ({ id }) => id)].map(([id, own]) => ({
    id,
    own,
    quantity: own.reduce((sum, { units }) => sum + units, 0),
  }));
  return { ids, groups, isComplete: named.length === lines.length };
};

/**
 * The order keeps as many units, so that no discount on the others is taken back. 409 where units were refunded
 * meanwhile.
 */
export const worthOf = async (
  db: Db,
  { settings, now }: Pick<CaseActing, 'settings' | 'now'>,
  row: Pick<CaseRow, 'orderExternalId'> & Partial<Pick<CaseRow, 'id'>>,
  accepted: readonly UnitsOfLine[],
): Promise<Worth[]> => {
  const orderId = await orderIdOf(db, row);
  const { ids, groups, isComplete } = await byLineId(db, row, accepted);
  const asked = { lines: [], addRefundedLess: false };
  const left = await valueOfReturn(db, settings, orderId, asked);
  const isGone = ({ id, quantity }: (typeof groups)[number]) => {
    const line = left.lines.find((one) => one.id === id);
    return !line || line.ordered - line.returnedBefore < quantity;
  };
  if (!isComplete || groups.some(isGone)) throw conflict('exchanges.errors.refundedMeanwhile');
  const lines = groups.map(({ id, quantity }) => ({ id, quantity }));
  const replaced = replacedByLine(ids, accepted);
  const value = await valueOfReturn(db, settings, orderId, { ...asked, lines });
  const events = await loadLineEvents(db, row.orderExternalId ?? '', ids, { now, ownId: row.id });
  return groups.flatMap(({ id, own, quantity }) => {
    const found = value.lines.find((line) => line.id === id);
    const share = found ? Math.min(found.paid, found.left) : 0;
    const surplus = surplusOfUnits(events.get(id) ?? [], quantity, replaced[id] ?? null);
    const units = own.map((line) => line.units);
    const shares = spread(share, units);
    const refundable = spread(Math.max(0, share + surplus), units);
    return own.map(({ id: _id, ...line }, index) => ({
      ...line,
      share: shares[index] ?? 0,
      refundable: refundable[index] ?? 0,
    }));
  });
};

/** Whether none of these units was refunded meanwhile. */
export const areLeft = async (
  db: Db,
  acting: Pick<CaseActing, 'settings' | 'now'>,
  row: CaseRow,
  wanted: readonly UnitsOfLine[],
): Promise<boolean> => {
  try {
    await worthOf(db, acting, row, wanted);
    return true;
  } catch (error) {
    if (error instanceof HttpError) return false;
    throw error;
  }
};

/** Units that were accepted; null until the goods were looked at. */
export const loadAccepted = async (db: Db, row: AcceptingCase): Promise<UnitsOfLine[] | null> => {
  const inspected = await loadInspected(db, row.id);
  if (inspected.length === 0) return null;
  return acceptedUnits(inspected, await loadAcceptance(db, row)).filter(({ units }) => units > 0);
};

/** Units that were agreed to, before that those that were asked for. */
export const loadAgreed = async (db: Db, { id }: Pick<CaseRow, 'id'>): Promise<UnitsOfLine[]> =>
  (await loadCaseLines(db, id)).map(({ lineNumber, approved, requested }) => ({
    lineNumber,
    units: approved ?? requested,
  }));

const requestFor = async (
  db: Db,
  row: CaseRow,
  units: readonly UnitsOfLine[],
  more: Pick<RefundRequest, 'deductions' | 'waivesFee' | 'isPart'>,
): Promise<RefundRequest> => {
  const { responsibility, ticketId } = row;
  const { ids, groups } = await byLineId(db, row, units);
  return {
    kind: 'goods',
    responsibility: responsibility === 'undetermined' ? 'none' : responsibility,
    lines: groups.map(({ id, quantity }) => ({ id, quantity, unitPrice: null })),
    replaced: replacedByLine(ids, units),
    amount: 0,
    returnFreight: 0,
    note: null,
    ticketId,
    ...more,
  };
};

/** Units that came in and were not accepted. */
export const loadRefused = async (db: Db, row: CaseRow): Promise<UnitsOfLine[]> => {
  const accepted = (await loadAccepted(db, row)) ?? [];
  const refused = unacceptedUnits(await loadInspected(db, row.id), await loadAcceptance(db, row));
  const ofLine = (lines: readonly UnitsOfLine[], of: number) =>
    lines.find(({ lineNumber }) => lineNumber === of);
  return (await loadCaseLines(db, row.id))
    .map(({ lineNumber, received }) => ({
      lineNumber,
      units: received - (ofLine(accepted, lineNumber)?.units ?? 0),
      replacedUnits: ofLine(refused, lineNumber)?.replacedUnits ?? null,
    }))
    .filter(({ units }) => units > 0);
};

/** What the refund of units that were not accepted would be asked for with: of a part the customer gets what was offered. */
export const partRequest = async (db: Db, row: CaseRow): Promise<RefundRequest> => {
  const { partDeduction: amount, partWhy: reason } = await loadExchange(db, row.id);
  const deductions =
    amount === null ? [] : [{ kind: 'damage' as const, amount, bps: 0, reason: reason ?? '–' }];
  return requestFor(db, row, await loadRefused(db, row), {
    deductions,
    waivesFee: true,
    isPart: true,
  });
};

/**
 * What a refund of these units would be asked for with: those that were accepted, before that those that were agreed to.
 * Nobody pays a fee for goods that come back because the replacement could not be delivered. What was paid for the
 * difference goes back with it.
 */
export const refundLinesOf = async (db: Db, row: CaseRow): Promise<RefundRequest> => {
  const { isUndeliverable: waivesFee, partAcceptedAt } = await loadExchange(db, row.id);
  const accepted = await loadAccepted(db, row);
  const exchangeId = row.id;
  if (partAcceptedAt !== null && accepted?.length === 0)
    return { ...(await partRequest(db, row)), exchangeId };
  const units = accepted ?? (await loadAgreed(db, row));
  return { ...(await requestFor(db, row, units, { deductions: [], waivesFee })), exchangeId };
};
