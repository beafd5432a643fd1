/** What staff do with a ticket: take, assign, hold, resume, resolve, reopen, mark as spam, restore. */
import type {
  TicketAssignment,
  TicketHold,
  TicketReason,
  TicketResolution,
  TicketVersion,
} from '#contract/service/ticketInputs';
import type { TicketAction } from '#contract/service/tickets';
import type { Db } from '#db';
import { teams } from '#db/schema/service/teams';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { loadAbsent } from '../absences/load.ts';
import { standInOf } from '../absences/rules.ts';
import { checkAssignee } from './agents.ts';
import type { StepFacts } from './guards.ts';
import type { TicketRow } from './record.ts';
import { NOT_WAITING, reopenedFields, UNRESOLVED } from './statusFields.ts';
import { permit } from './permit.ts';
import { openTicket, type Step, takeStep, type TicketWriter } from './step.ts';
import { findThanked } from './thanks.ts';
import { threadOf } from './thread.ts';

interface Move extends Pick<Step, 'verb' | 'values' | 'reason'> {
  action: TicketAction;
  version: number | undefined;
  facts?: StepFacts;
}

/** Opens the ticket, asks the table, and writes the step. */
const move = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version, facts, ...step }: Move,
): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id, version);
  const to = await permit(tx, row, step.action, writer, facts);
  const state = to === 'closed' ? row.state : to;
  return takeStep(tx, writer, row, { ...step, values: { state, ...step.values } });
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
  { assigneeId: asked, teamId, version }: TicketAssignment,
): Promise<TicketRow> => {
  if (asked !== null) await checkAssignee(tx, asked);
  if (teamId && !(await findRow(tx, teams, teamId))) throw invalid({ teamId: 'errors.notFound' });
  // What is given to somebody who is away goes to whoever stands in.
  const assigneeId =
    asked === null ? null : standInOf(asked, await loadAbsent(tx, writer.now), writer.now);
  const row = await openTicket(tx, writer, id, version);
  const to = await permit(tx, row, 'assign', writer);
  // Nobody works on what nobody has.
  const state = assigneeId === null || to === 'closed' ? row.state : to;
  const values = { assigneeId, state, ...(teamId !== undefined && { teamId }) };
  return takeStep(tx, writer, row, {
    action: 'assign',
    verb: 'assign',
    values,
    ...(assigneeId !== asked && { noted: { absentId: asked } }),
  });
};

export const holdTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { waitingOn, followUpAt, reason, version }: TicketHold,
): Promise<TicketRow> => {
  const facts = { waitingOn, followUpAt };
  const values = { ...NOT_WAITING, ...facts };
  return move(tx, writer, id, { action: 'hold', verb: 'hold', version, facts, values, reason });
};

export const resumeTicket = (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version }: TicketVersion,
) => move(tx, writer, id, { action: 'resume', verb: 'resume', version, values: NOT_WAITING });

export const resolveTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { resolution, version }: TicketResolution,
): Promise<TicketRow> => {
  const facts = { resolution };
  const values = { ...NOT_WAITING, resolution, resolvedAt: writer.now };
  return move(tx, writer, id, { action: 'resolve', verb: 'resolve', version, facts, values });
};

export const reopenTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { reason, version }: TicketReason,
): Promise<TicketRow> => {
  const values = reopenedFields(await openTicket(tx, writer, id, version));
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
  await permit(tx, row, 'keepResolved', writer);
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
    values: { ...NOT_WAITING, ...UNRESOLVED },
  });
