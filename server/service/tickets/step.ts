/** Writes one step of a ticket: the row, its history, one activity, and what follows elsewhere. */
import type { ActivityVerb } from '#contract/platform/activities';
import { SYSTEM } from '#contract/platform/activities';
import type { TicketAction, TicketStatus } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketChanges, tickets } from '#db/schema/service/tickets';
import { rolesThatCan } from '#contract/platform/access';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { conflict, forbidden } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MessageRow } from '../messages/write.ts';
import { afterTicketSteps, type TicketStep } from './afterChanges.ts';
import { refuseErasedCustomer } from './customers.ts';
import { activityEntry, type TicketRow } from './record.ts';
import { decide, type Guard, type Party, statusAt } from './rules.ts';
import { settleTicketTimers, tellStep } from './tell.ts';

/** Who acts: the customer through the shop, staff, or the console itself. */
export interface TicketWriter extends Writer {
  party: Party | null;
}

type ChangeRow = typeof ticketChanges.$inferInsert;
/** What of a row the history tells besides the status. */
const HISTORY_FIELDS = [
  'assigneeId',
  'waitingOn',
  'followUpAt',
  'resolution',
  'resolvedAt',
  'mergedIntoId',
] as const;
const historyFieldsOf = (row: TicketRow) =>
  Object.fromEntries(HISTORY_FIELDS.map((key) => [key, row[key]]));

export const recordChange = (tx: Db, change: ChangeRow) => insertRows(tx, ticketChanges, [change]);

/**
 * The ticket as it is now, before it changes: what time has decided of it is written down, with the instant at which it
 * happened. 409 with the ticket as it is where the caller has seen another version.
 */
export const openTicket = async (
  tx: Db,
  { now }: Writer,
  id: number,
  version?: number,
): Promise<TicketRow> => {
  const row = await getRow(tx, tickets, id);
  checkVersion(row, version);
  await settleTicketTimers(tx, id, now);
  const { status, resolution, resolvedAt } = statusAt(row, now);
  if (row.state !== 'pendingCustomer' || resolvedAt === null || status === 'pendingCustomer')
    return row;
  const settled = { state: 'resolved' as const, resolution, resolvedAt, unansweredAt: null };
  await updateRow(tx, tickets, id, settled);
  await recordChange(tx, {
    ticketId: id,
    at: resolvedAt,
    actorKind: SYSTEM.kind,
    actorId: SYSTEM.id,
    actorName: SYSTEM.name,
    action: 'lapse',
    fromStatus: 'pendingCustomer',
    toStatus: 'resolved',
    before: { resolution: row.resolution },
    after: { resolution },
    reason: null,
  });
  return { ...row, ...settled };
};

export interface Permission {
  from: TicketStatus;
  to: TicketStatus;
  guard: Guard | null;
}
/** What the table says of this step; 403 or 409 with the reason. */
export const permit = (
  row: TicketRow,
  action: TicketAction,
  { party, now }: TicketWriter,
): Permission => {
  const from = statusAt(row, now).status;
  const decision = decide(from, action, party);
  if (decision.isAllowed) return { from, to: decision.to, guard: decision.guard };
  if (decision.because === 'role')
    throw forbidden(rolesThatCan('tickets', action === 'restore' ? 'restoration' : 'edit'));
  throw conflict(`tickets.errors.not.${from}`);
};

export interface Step {
  action: TicketAction;
  /** Null where it follows from another step, whose activity tells it. */
  verb: ActivityVerb | null;
  /** The fields that it writes; the status among them. */
  values: Partial<TicketRow>;
  message?: MessageRow | null;
  reason?: string | null;
  /** When it happened; left out, now. */
  at?: number;
}

/** The fields of a status that the ticket leaves. */
export const NOT_WAITING = { waitingOn: null, followUpAt: null, unansweredAt: null } as const;

const actorOf = ({ actor, party }: TicketWriter) =>
  party === 'customer'
    ? { actorKind: 'customer' as const, actorId: null, actorName: null }
    : { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };

const writeRow = async (
  tx: Db,
  { now }: Writer,
  before: TicketRow,
  values: Partial<TicketRow>,
): Promise<TicketRow> => {
  const written = { ...values, updatedAt: now, version: before.version + 1 };
  await updateRow(tx, tickets, before.id, written);
  return { ...before, ...written };
};

/** Tells what was written, and lets later features follow. */
const follow = async (tx: Db, writer: Writer, step: TicketStep): Promise<TicketRow> => {
  await tellStep(tx, writer.now, step.before, step.after);
  for (const part of afterTicketSteps.parts) await part(tx, writer, step);
  return step.after;
};

/** Writes fields that move neither status nor hands; their activity is the caller's. */
export const writeFields = async (
  tx: Db,
  writer: Writer,
  before: TicketRow,
  values: Partial<TicketRow>,
): Promise<TicketRow> => {
  const after = await writeRow(tx, writer, before, values);
  return follow(tx, writer, { before, after, message: null, at: writer.now });
};

/** Writes the step; a step that moves neither status nor hands is told by its activity alone. */
export const takeStep = async (
  tx: Db,
  writer: TicketWriter,
  before: TicketRow,
  { action, verb, values, message = null, reason = null, at = writer.now }: Step,
): Promise<TicketRow> => {
  if (reason !== null) await refuseErasedCustomer(tx, before.id);
  const after = await writeRow(tx, writer, before, values);
  const [from, to] = [before, after].map((row) => statusAt(row, writer.now).status);
  const changed = difference(
    { status: from, ...historyFieldsOf(before) },
    { status: to, ...historyFieldsOf(after) },
  );
  if (changed)
    await recordChange(tx, {
      ticketId: before.id,
      at,
      ...actorOf(writer),
      action,
      fromStatus: from ?? null,
      toStatus: to ?? after.state,
      before: changed.before,
      after: changed.after,
      reason,
      messageId: message?.id ?? null,
    });
  if (verb !== null)
    await recordActivity(tx, { ...activityEntry(writer, after), verb, ...changed, reason });
  return follow(tx, writer, { before, after, message, at });
};
