/** What staff do with a ticket: take, assign, hold, resume, resolve, reopen, mark as spam, restore. */
import { eq } from 'drizzle-orm';
import { can } from '#contract/platform/access';
import type {
  TicketAssignment,
  TicketHold,
  TicketReason,
  TicketResolution,
  TicketVersion,
} from '#contract/service/ticketInputs';
import type { TicketAction } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { resolveBlocks } from './afterChanges.ts';
import { findThanked } from './thanks.ts';
import { threadOf, type TicketRow } from './record.ts';
import { type TicketWriter, NOT_WAITING, openTicket, permit, type Step, takeStep } from './step.ts';

interface Move extends Pick<Step, 'verb' | 'values' | 'reason'> {
  action: TicketAction;
  version: number | undefined;
}

/** Opens the ticket, asks the table, and writes the step. */
const move = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version, ...step }: Move,
): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id, version);
  const { to } = permit(row, step.action, writer);
  const state = to === 'closed' ? row.state : to;
  return takeStep(tx, writer, row, { ...step, values: { state, ...step.values } });
};

const person = prepared({ id: staff.id }, (q, { id }) =>
  q.select({ role: staff.role, active: staff.active }).from(staff).where(eq(staff.id, id)),
);
/** Whoever gets a ticket must be able to answer it. */
const checkAssignee = async (tx: Db, id: string): Promise<void> => {
  const [found] = await person(tx, { id });
  if (!found) throw invalid({ assigneeId: 'errors.notFound' });
  if (!found.active || !can(found.role, 'tickets', 'take'))
    throw invalid({ assigneeId: 'tickets.errors.noAgent' });
};

export const takeTicket = (tx: Db, writer: TicketWriter, id: number, { version }: TicketVersion) =>
  move(tx, writer, id, {
    action: 'take',
    verb: 'take',
    version,
    values: { assigneeId: writer.actor.id },
  });

export const assignTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { assigneeId, version }: TicketAssignment,
): Promise<TicketRow> => {
  if (assigneeId !== null) await checkAssignee(tx, assigneeId);
  const row = await openTicket(tx, writer, id, version);
  const { to } = permit(row, 'assign', writer);
  // Nobody works on what nobody has.
  const state = assigneeId === null || to === 'closed' ? row.state : to;
  const values = { assigneeId, state };
  return takeStep(tx, writer, row, { action: 'assign', verb: 'assign', values });
};

export const holdTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { waitingOn, followUpAt, reason, version }: TicketHold,
): Promise<TicketRow> => {
  if (followUpAt <= writer.now) throw invalid({ followUpAt: 'tickets.errors.followUpPassed' });
  const values = { ...NOT_WAITING, waitingOn, followUpAt };
  return move(tx, writer, id, { action: 'hold', verb: 'hold', version, values, reason });
};

export const resumeTicket = (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version }: TicketVersion,
) => move(tx, writer, id, { action: 'resume', verb: 'resume', version, values: NOT_WAITING });

/** What is still open, as a translation key. */
export const findBlock = async (tx: Db, id: number): Promise<string | null> => {
  for (const find of resolveBlocks.parts) {
    const block = await find(tx, id);
    if (block !== null) return block;
  }
  return null;
};
/** 409 with what is still open. */
export const refuseBlocked = async (tx: Db, id: number): Promise<void> => {
  const block = await findBlock(tx, id);
  if (block !== null) throw conflict(block);
};

export const resolveTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { resolution, version }: TicketResolution,
): Promise<TicketRow> => {
  await refuseBlocked(tx, id);
  const values = { ...NOT_WAITING, resolution, resolvedAt: writer.now };
  return move(tx, writer, id, { action: 'resolve', verb: 'resolve', version, values });
};

export const reopenTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { reason, version }: TicketReason,
): Promise<TicketRow> => {
  const { reopenCount } = await openTicket(tx, writer, id, version);
  const values = { resolution: null, resolvedAt: null, reopenCount: reopenCount + 1 };
  return move(tx, writer, id, { action: 'reopen', verb: 'reopen', version, values, reason });
};

/**
 * The customer only said thanks: the ticket stays resolved as it was, and was never reopened. Only while that message is the
 * last thing that happened to it.
 */
export const keepResolved = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version }: TicketVersion,
): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id, version);
  permit(row, 'keepResolved', writer);
  const resolved = await findThanked(tx, id, await threadOf(tx, id));
  if (!resolved) throw conflict('tickets.errors.notReopened');
  return takeStep(tx, writer, row, {
    action: 'keepResolved',
    verb: 'resolve',
    values: { ...resolved, state: 'resolved', reopenCount: row.reopenCount - 1 },
  });
};

export const markSpam = (tx: Db, writer: TicketWriter, id: number, { version }: TicketVersion) =>
  move(tx, writer, id, { action: 'markSpam', verb: 'markSpam', version, values: NOT_WAITING });

export const restoreTicket = (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version }: TicketVersion,
) =>
  move(tx, writer, id, {
    action: 'restore',
    verb: 'restore',
    version,
    values: { ...NOT_WAITING, resolution: null, resolvedAt: null },
  });
