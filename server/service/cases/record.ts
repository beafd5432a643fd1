/** A case as stored, as it is shown, and its entries of the activity log. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Case, CaseDetail } from '#contract/service/cases';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { staff } from '#db/schema/platform/staff';
import { caseLines, cases } from '#db/schema/service/cases';
import { tickets } from '#db/schema/service/tickets';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isCustomerErased } from '../tickets/customers.ts';
import { type CaseActing, type CaseRow, kindSpec } from './caseKinds.ts';
import { loadCaseSteps } from './history.ts';
import { offeredActions } from './offered.ts';
import { partyIn } from './party.ts';
import { caseAt } from './rules.ts';
import { adviceOf, withheldOf } from './withheld.ts';

/** Without words of people: those leave with the customer, and the log stays. */
export const caseEntry = ({ actor, now }: Writer, { id, number }: CaseRow) => ({
  actor,
  at: now,
  resource: 'cases',
  recordId: id,
  recordName: number,
});

const staffOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids)),
);
const ordersOf = prepared({ numbers: many(orders.externalId) }, (q, { numbers }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, numbers)),
);
const ticketsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);
const linesOf = prepared({ caseId: caseLines.caseId }, (q, { caseId }) =>
  q
    .select({
      id: caseLines.id,
      lineNumber: caseLines.lineNumber,
      sku: caseLines.sku,
      name: orderLines.name,
      requested: caseLines.requested,
      approved: caseLines.approved,
      received: caseLines.received,
    })
    .from(caseLines)
    .innerJoin(cases, eq(cases.id, caseLines.caseId))
    .leftJoin(orders, eq(orders.externalId, cases.orderExternalId))
    .leftJoin(
      orderLines,
      and(eq(orderLines.orderId, orders.id), eq(orderLines.number, caseLines.lineNumber)),
    )
    .where(eq(caseLines.caseId, caseId))
    .orderBy(asc(caseLines.lineNumber)),
);
export const loadCaseLines = (db: Db, caseId: number) => linesOf(db, { caseId });

const distinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.flatMap((value) => value ?? [])),
];

/** Without what only the server needs. */
const withoutStored = <T extends CaseRow>({
  state: _state,
  lapsesTo: _lapsesTo,
  recordedOn: _recordedOn,
  dayNumber: _dayNumber,
  ...shown
}: T) => shown;

/** Adds what rows name, and what time makes of their stage. */
export const withCaseParts = async (db: Db, rows: CaseRow[], now: number): Promise<Case[]> => {
  const people = await staffOf(db, { ids: distinct(rows.map((row) => row.ownerId)) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const numbers = distinct(rows.map((row) => row.orderExternalId));
  const known = new Map(
    (await ordersOf(db, { numbers })).map(({ externalId, id }) => [externalId, id]),
  );
  const named = new Map(
    (await ticketsOf(db, { ids: distinct(rows.map((row) => row.ticketId)) })).map((ticket) => [
      ticket.id,
      ticket.number,
    ]),
  );
  return (await withMembers(db, rows)).map((row) => ({
    ...withoutStored(row),
    ...caseAt(row, now),
    ticketNumber: named.get(row.ticketId) ?? '',
    ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    orderId: known.get(row.orderExternalId ?? '') ?? null,
  }));
};

/** As one who acts, at the present instant, sees it. */
export const showCase = async (db: Db, id: number, acting: CaseActing): Promise<CaseDetail> => {
  const row = await getRow(db, cases, id);
  const [shown] = await withCaseParts(db, [row], acting.now);
  if (!shown) throw new Error(`Case ${id} was read and not shown`);
  const party = await partyIn(db, row, acting);
  const sided = { ...acting, party };
  const offered = await offeredActions(db, row, shown.stage, sided);
  const withheld = await withheldOf(db, { ...row, state: shown.stage }, offered, sided);
  const allowed = offered.filter((action) => !withheld.some((one) => one.action === action));
  return {
    ...shown,
    lines: await loadCaseLines(db, id),
    steps: await loadCaseSteps(db, [row], acting.now),
    isErased: await isCustomerErased(db, row.ticketId),
    allowed,
    withheld,
    advice: await adviceOf(db, { ...row, state: shown.stage }, allowed, sided),
    details: (await kindSpec(row.kind)?.details(db, row, acting.now)) ?? null,
  };
};

/** The answer to a write: without words, because it is kept for repeats, also after a redaction. */
export const answerCase = async (db: Db, id: number, acting: CaseActing): Promise<CaseDetail> => ({
  ...(await showCase(db, id, acting)),
  steps: [],
  details: null,
});
