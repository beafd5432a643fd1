/** Opens cases: those that people ask for, and those that follow from other cases. */
import { eq, max } from 'drizzle-orm';
import type { CaseInput } from '#contract/service/cases';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { caseLines, cases } from '#db/schema/service/cases';
import { dayOf } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import { isOrderOfOther, refuseErasedCustomer } from '../tickets/customers.ts';
import type { TicketRow } from '../tickets/record.ts';
import { type CaseActing, type CaseRow, kindSpec } from './caseKinds.ts';
import { customerOf } from './customers.ts';
import { caseEntry } from './record.ts';
import { caseNumber } from './rules.ts';
import { moveCase } from './actions.ts';
import { asSystem, lapsing, permitCase, recordOpening } from './step.ts';
import { openLiveTicket, settleTicket } from './ticket.ts';

export interface NewCase extends Omit<CaseInput, 'ticketId' | 'parentId'> {
  ticketId: number;
  reason?: string | null;
  parentId?: number | null;
  openedAt?: number;
  ownerId?: string | null;
}

const lastOfDay = prepared({ day: cases.recordedOn }, (q, { day }) =>
  q
    .select({ n: max(cases.dayNumber) })
    .from(cases)
    .where(eq(cases.recordedOn, day)),
);
const linesOfOrder = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ number: orderLines.number, sku: orderLines.sku, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(eq(orders.externalId, externalId)),
);

/** The lines with their SKUs; 422 for one that the order has not, or of which it has fewer. */
const checkLines = async (
  tx: Db,
  orderExternalId: string | null,
  lines: CaseInput['lines'],
): Promise<{ lineNumber: number; sku: string | null; requested: number }[]> => {
  if (lines.length === 0) return [];
  if (orderExternalId === null) throw invalid({ lines: 'cases.errors.noOrder' });
  const known = new Map(
    (await linesOfOrder(tx, { externalId: orderExternalId })).map((line) => [line.number, line]),
  );
  return lines.map(({ lineNumber, quantity }, index) => {
    const line = known.get(lineNumber);
    const wrong = (field: string, key: string) => invalid({ lines: { [index]: { [field]: key } } });
    if (!line) throw wrong('lineNumber', 'errors.notFound');
    if (quantity > line.quantity) throw wrong('quantity', 'cases.errors.moreThanOrdered');
    return { lineNumber, sku: line.sku, requested: quantity };
  });
};

/** What follows from another case is about the order of that one. */
const checkOrder = async (
  tx: Db,
  { id }: TicketRow,
  orderExternalId: string | null,
  isTold: boolean,
): Promise<void> => {
  if (isTold && orderExternalId !== null && (await isOrderOfOther(tx, id, orderExternalId)))
    throw invalid({ orderExternalId: 'tickets.errors.orderOfOther' });
};

/** What staff open for another case was promised in that one, on the same ticket. */
const checkParent = async (
  tx: Db,
  ticketId: number,
  parentId: number | null | undefined,
): Promise<void> => {
  if (parentId === null || parentId === undefined) return;
  const parent = await findRow(tx, cases, parentId);
  const promises = parent?.kind === 'complaint' || parent?.kind === 'dispute';
  if (!promises || parent.ticketId !== ticketId) throw invalid({ parentId: 'errors.notFound' });
};

const rowOf = async (tx: Db, acting: CaseActing, ticket: TicketRow, input: NewCase) => {
  const { now, settings, actor, party } = acting;
  const recordedOn = dayOf(now, settings.timeZone);
  const dayNumber = ((await lastOfDay(tx, { day: recordedOn }))[0]?.n ?? 0) + 1;
  const openedAt = input.openedAt ?? now;
  const orderExternalId = input.orderExternalId ?? ticket.orderExternalId;
  const mine = party === 'agent' || party === 'manager' ? actor.id : null;
  return {
    number: caseNumber(recordedOn, dayNumber),
    recordedOn,
    dayNumber,
    ticketId: ticket.id,
    openedForId: ticket.id,
    kind: input.kind,
    stageAt: openedAt,
    memberId: await customerOf(tx, ticket.memberId, orderExternalId),
    orderExternalId,
    ownerId: input.ownerId ?? ticket.assigneeId ?? mine,
    reasonCode: input.reasonCode,
    parentId: input.parentId ?? null,
    openedAt,
    openedBy: actor.name,
    createdAt: now,
    updatedAt: now,
  };
};

/** Opens a case by the table of its kind, without an activity where it follows from another write. */
export const createCase = async (
  tx: Db,
  acting: CaseActing,
  input: NewCase,
  { isTold = true }: { isTold?: boolean } = {},
): Promise<CaseRow> => {
  const { kind, reason = null } = input;
  const spec = kindSpec(kind);
  const opening = spec?.actions.open;
  if (!spec || !opening) throw invalid({ kind: 'cases.errors.notOffered' });
  const { to, guards } = permitCase({ kind }, null, 'open', acting.party);
  const ticket = await openLiveTicket(tx, acting, input.ticketId);
  await refuseErasedCustomer(tx, ticket.id);
  const ready = opening.read(input.input);
  const fields = await rowOf(tx, acting, ticket, input);
  await checkOrder(tx, ticket, fields.orderExternalId, isTold);
  if (isTold) await checkParent(tx, ticket.id, input.parentId);
  const lines = await checkLines(tx, fields.orderExternalId, input.lines);
  const [id = 0] = await insertRows(tx, cases, [{ ...fields, state: to }], { returning: true });
  await insertRows(
    tx,
    caseLines,
    lines.map((line) => ({ ...line, caseId: id })),
  );
  const inserted = await getRow(tx, cases, id);
  const move = { row: inserted, from: null, to, reason, at: inserted.openedAt };
  for (const guard of guards) await ready.guard(guard, tx, acting, move);
  const { values = {}, follows } = await ready.effect(tx, acting, move);
  const further = { ...values, ...lapsing(inserted, values.lapsesAt ?? null) };
  await updateRow(tx, cases, id, further);
  const opened = { ...inserted, ...further };
  await recordOpening(tx, acting, opened, reason);
  const next = { reason: null, input: {}, at: opened.openedAt };
  const row =
    follows === undefined
      ? opened
      : await moveCase(tx, asSystem(acting), opened, { ...next, action: follows });
  await settleTicket(tx, acting, ticket.id);
  if (isTold)
    await recordActivity(tx, {
      ...caseEntry(acting, row),
      verb: 'create',
      after: { kind, ticketId: ticket.id, orderExternalId: row.orderExternalId },
    });
  return row;
};

/** Kinds that guard lines ask this first. */
export const refuseWithoutLines = (lines: readonly unknown[]): void => {
  if (lines.length === 0) throw conflict('cases.errors.noLines');
};
