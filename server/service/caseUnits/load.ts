/** Loads the units of an order that cases are about: what is left of each line, and what open cases hold. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { caseMetUnits, caseRefunds } from '#db/schema/service/caseUnits';
import { caseLines, cases } from '#db/schema/service/cases';
import { exchanges } from '#db/schema/service/exchanges';
import { refunds } from '#db/schema/service/refunds';
import { groupBy } from '#shared/groupBy';
import { caseAt, isOpenAt } from '../cases/rules.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { HOLDING } from '../refunds/record.ts';
import {
  HOLDING_KINDS,
  type HoldingCase,
  isMetInStage,
  type LineUnits,
  type MetUnits,
  unitsLeft,
  unitsOf,
} from './rules.ts';

const openOfOrder = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({
      caseId: cases.id,
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
      openedAt: cases.openedAt,
      lineNumber: caseLines.lineNumber,
      requested: caseLines.requested,
      approved: caseLines.approved,
      sentAnywayAt: exchanges.sentAnywayAt,
      sentAnyway: exchanges.sentAnyway,
    })
    .from(cases)
    .innerJoin(caseLines, eq(caseLines.caseId, cases.id))
    .leftJoin(exchanges, eq(exchanges.caseId, cases.id))
    .where(
      and(
        eq(cases.orderExternalId, orderExternalId),
        inArray(cases.kind, [...HOLDING_KINDS]),
        isNull(cases.closedAt),
      ),
    )
    .orderBy(asc(cases.id), asc(caseLines.lineNumber)),
);
/** Cases whose units a refund holds in their place. */
const refundedCases = prepared({ ids: many(caseRefunds.caseId) }, (q, { ids }) =>
  q
    .select({ caseId: caseRefunds.caseId })
    .from(caseRefunds)
    .innerJoin(refunds, eq(refunds.id, caseRefunds.refundId))
    .where(
      and(
        inArray(caseRefunds.caseId, ids),
        inArray(refunds.state, [...HOLDING]),
        // What was paid for an exchange without being due refunds no units.
        ne(refunds.kind, 'exchange'),
      ),
    ),
);
const metOf = prepared({ ids: many(caseMetUnits.caseId) }, (q, { ids }) =>
  q
    .select({
      caseId: caseMetUnits.caseId,
      returnId: caseMetUnits.returnId,
      lineNumber: caseMetUnits.lineNumber,
      units: caseMetUnits.units,
    })
    .from(caseMetUnits)
    .where(inArray(caseMetUnits.caseId, ids)),
);

/** Units of cases that the store has returned itself. */
export const loadMetUnits = async (db: Db, caseIds: readonly number[]): Promise<MetUnits[]> =>
  caseIds.length === 0 ? [] : metOf(db, { ids: caseIds });

const unitsOfCase = prepared({ caseId: caseLines.caseId }, (q, { caseId }) =>
  q
    .select({
      lineNumber: caseLines.lineNumber,
      requested: caseLines.requested,
      approved: caseLines.approved,
    })
    .from(caseLines)
    .where(eq(caseLines.caseId, caseId)),
);
/** Whether the store has returned and refunded all units of a case by messages of its own. */
export const isMetByStore = async (db: Db, caseId: number): Promise<boolean> => {
  const met = await loadMetUnits(db, [caseId]);
  const lines = await unitsOfCase(db, { caseId });
  return (
    met.length > 0 &&
    lines.every(
      ({ lineNumber, requested, approved }) => unitsOf(met, lineNumber) >= (approved ?? requested),
    )
  );
};

/** An open case; `isMet`: a return of the store's own may be of it. */
interface Claim extends HoldingCase {
  isMet: boolean;
}
type OpenRow = Awaited<ReturnType<typeof openOfOrder>>[number];

/** Not while a replacement has left of which nobody has said what became of it. */
const isMetAt = (row: OpenRow, now: number): boolean =>
  isMetInStage(row.kind, caseAt(row, now).stage) &&
  (row.sentAnywayAt === null || row.sentAnyway !== null);

/** Open cases of an order with the units that they are about, whether the store has returned some of them or not. */
export const loadClaims = async (
  db: Db,
  orderExternalId: string,
  now: number,
): Promise<Claim[]> => {
  const rows = (await openOfOrder(db, { orderExternalId })).filter((row) => isOpenAt(row, now));
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ caseId }) => caseId))];
  const refunded = new Set((await refundedCases(db, { ids })).map(({ caseId }) => caseId));
  return [...groupBy(rows, ({ caseId }) => caseId)].flatMap(([caseId, [first, ...others]]) => {
    if (first === undefined || refunded.has(caseId)) return [];
    const { kind, openedAt } = first;
    const lines = [first, ...others].map(({ lineNumber, requested, approved }) => ({
      lineNumber,
      units: approved ?? requested,
    }));
    return [{ caseId, kind, openedAt, lines, isMet: isMetAt(first, now) }];
  });
};

/** What open cases hold of an order: without what the store has returned of it, which its returns tell. */
export const loadHeldUnits = async (
  db: Db,
  orderExternalId: string,
  now: number,
): Promise<HoldingCase[]> => {
  const claims = await loadClaims(db, orderExternalId, now);
  const met = await loadMetUnits(
    db,
    claims.map(({ caseId }) => caseId),
  );
  return claims.map(({ caseId, lines, isMet, ...claim }) => ({
    ...claim,
    caseId,
    lines: lines.map(({ lineNumber, units }) => {
      const own = met.filter((one) => isMet && one.caseId === caseId);
      return { lineNumber, units: units - unitsOf(own, lineNumber) };
    }),
  }));
};

export interface OfferedLine extends LineUnits {
  sku: string | null;
  name: string;
  /** What a further case can be about: of units that come back, and of those that need not. */
  left: { comesBack: number; stays: number };
}

/** The lines of an order with what is left of each. `except`: cases whose units count as free. */
export const loadUnitsLeft = async (
  db: Db,
  orderExternalId: string,
  now: number,
  except: readonly (number | null)[] = [],
): Promise<OfferedLine[]> => {
  const order = await loadOrderFacts(db, orderExternalId);
  if (!order) return [];
  const held = (await loadHeldUnits(db, orderExternalId, now))
    .filter(({ caseId }) => !except.includes(caseId))
    .flatMap(({ lines }) => lines);
  return order.lines.map(({ number, sku, name, quantity, sentUnits, freeUnits }) => {
    const line = { lineNumber: number, ordered: quantity, sent: sentUnits, free: freeUnits };
    return {
      ...line,
      sku,
      name,
      left: { comesBack: unitsLeft(line, held, true), stays: unitsLeft(line, held, false) },
    };
  });
};
