/** Loads repairs: their own row, what was sold, the quote, and earlier repairs of the same unit. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { EarlierRepair } from '#contract/service/repairs';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { shipmentLines, shipments, shipmentSerials } from '#db/schema/orders/shipments';
import { caseLines, cases, caseSteps } from '#db/schema/service/cases';
import { repairQuoteLines, repairs } from '#db/schema/service/repairs';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { isOpenAt } from '../cases/rules.ts';
import { isSameUnit } from './rules.ts';

export type RepairRow = typeof repairs.$inferSelect;

const ofCase = prepared({ caseId: repairs.caseId }, (q, { caseId }) =>
  q.select().from(repairs).where(eq(repairs.caseId, caseId)),
);
export const loadRepair = async (db: Db, caseId: number): Promise<RepairRow> => {
  const [row] = await ofCase(db, { caseId });
  if (!row) throw new Error(`Case ${caseId} is no repair`);
  return row;
};

const repairSteps = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .selectDistinct({ actorId: caseSteps.actorId })
    .from(caseSteps)
    .where(
      and(
        eq(caseSteps.caseId, caseId),
        inArray(caseSteps.action, ['startRepair', 'waitForParts', 'resumeRepair']),
      ),
    ),
);
/** Everybody who has worked on the repair, also before another technician took it over. */
export const repairersOf = async (db: Db, caseId: number): Promise<(string | null)[]> =>
  (await repairSteps(db, { caseId })).map(({ actorId }) => actorId);

/** The line that the repair is about. */
export const repairedLine = async (db: Db, caseId: number) => {
  const [line] = await loadCaseLines(db, caseId);
  if (!line) throw new Error(`Repair ${caseId} is about nothing`);
  return line;
};

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ id: orders.id, status: orders.status, paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);
const lineByNumber = prepared(
  { externalId: orders.externalId, number: orderLines.number },
  (q, { externalId, number }) =>
    q
      .select({ quantity: orderLines.quantity, categoryId: orderLines.categoryId })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .where(and(eq(orders.externalId, externalId), eq(orderLines.number, number))),
);
/** The line of the order that the repair is about. */
export const soldLine = async (db: Db, { id, orderExternalId }: CaseRow) => {
  const { lineNumber } = await repairedLine(db, id);
  const [sold] = await lineByNumber(db, {
    externalId: orderExternalId ?? '',
    number: lineNumber,
  });
  return sold ?? { quantity: 0, categoryId: null };
};

const parcelDates = prepared({ orderId: orderStatusChanges.orderId }, (q, { orderId }) =>
  q
    .select({ status: orderStatusChanges.status, at: orderStatusChanges.at })
    .from(orderStatusChanges)
    .where(
      and(
        eq(orderStatusChanges.orderId, orderId),
        inArray(orderStatusChanges.status, ['shipped', 'delivered']),
      ),
    ),
);
const SENT: readonly string[] = ['shipped', 'delivered'];

/**
 * When the goods of an order were sold: with their delivery, until then with the payment, and when they were sent where the
 * customer pays on delivery; null for what was not sent.
 */
export const loadSoldAt = async (db: Db, externalId: string | null): Promise<number | null> => {
  const [order] = externalId === null ? [] : await orderByNumber(db, { externalId });
  if (!order || !SENT.includes(order.status)) return null;
  const dates = await parcelDates(db, { orderId: order.id });
  const reached = (status: string) => dates.find((date) => date.status === status)?.at;
  return reached('delivered') ?? order.paidAt ?? reached('shipped') ?? null;
};

/** Serial numbers of the parcels of an order, with the SKU of their goods. */
export const serialsOf = prepared(
  { orderExternalId: shipments.orderExternalId },
  (q, { orderExternalId }) =>
    q
      .select({ serialNumber: shipmentSerials.serialNumber, sku: shipmentLines.sku })
      .from(shipmentSerials)
      .innerJoin(shipments, eq(shipments.id, shipmentSerials.shipmentId))
      .innerJoin(
        shipmentLines,
        and(
          eq(shipmentLines.shipmentId, shipmentSerials.shipmentId),
          eq(shipmentLines.position, shipmentSerials.linePosition),
        ),
      )
      .where(eq(shipments.orderExternalId, orderExternalId)),
);

const linesOfRound = prepared(
  { caseId: repairQuoteLines.caseId, round: repairQuoteLines.round },
  (q, { caseId, round }) =>
    q
      .select({
        kind: repairQuoteLines.kind,
        name: repairQuoteLines.name,
        quantity: repairQuoteLines.quantity,
        unitPrice: repairQuoteLines.unitPrice,
      })
      .from(repairQuoteLines)
      .where(and(eq(repairQuoteLines.caseId, caseId), eq(repairQuoteLines.round, round)))
      .orderBy(asc(repairQuoteLines.position)),
);
export const quotedLines = (db: Db, { caseId, quoteRound }: RepairRow) =>
  linesOfRound(db, { caseId, round: quoteRound });

const othersOfLine = prepared(
  { orderExternalId: cases.orderExternalId, lineNumber: caseLines.lineNumber, id: cases.id },
  (q, { orderExternalId, lineNumber, id }) =>
    q
      .select({
        id: cases.id,
        number: cases.number,
        kind: cases.kind,
        state: cases.state,
        stageAt: cases.stageAt,
        dueAt: cases.dueAt,
        lapsesAt: cases.lapsesAt,
        closedAt: cases.closedAt,
        serialNumber: repairs.serialNumber,
        verdict: repairs.verdict,
        fault: repairs.fault,
      })
      .from(repairs)
      .innerJoin(cases, eq(cases.id, repairs.caseId))
      .innerJoin(caseLines, eq(caseLines.caseId, cases.id))
      .where(
        and(
          eq(cases.orderExternalId, orderExternalId),
          eq(caseLines.lineNumber, lineNumber),
          ne(cases.id, id),
        ),
      )
      .orderBy(asc(cases.id)),
);

/** Other repairs of the line, whichever of its units they are about. */
const otherRepairs = async (db: Db, { id, orderExternalId }: CaseRow) =>
  othersOfLine(db, {
    orderExternalId: orderExternalId ?? '',
    lineNumber: (await repairedLine(db, id)).lineNumber,
    id,
  });

/** Repairs of the line that are under way. */
export const openRepairs = async (db: Db, row: CaseRow, now: number) =>
  (await otherRepairs(db, row)).filter((other) => isOpenAt(other, now));

/** Completed repairs of the same unit within the warranty, opened before this one. */
export const earlierRepairs = async (
  db: Db,
  row: CaseRow,
  { serialNumber }: RepairRow,
): Promise<EarlierRepair[]> => {
  const { quantity } = await soldLine(db, row);
  return (await otherRepairs(db, row)).flatMap(({ id, number, state, closedAt, ...repair }) =>
    id < row.id &&
    state === 'completed' &&
    closedAt !== null &&
    repair.verdict === 'in' &&
    isSameUnit(repair.serialNumber, serialNumber, quantity)
      ? [{ caseId: id, number, fault: repair.fault, closedAt }]
      : [],
  );
};
