/** Writes one step of a ticket: the row, its history, one activity, and what follows elsewhere. */
import type { ActivityVerb } from '#contract/platform/activities';
import { SYSTEM } from '#contract/platform/activities';
import type { TicketAction } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketChanges, tickets } from '#db/schema/service/tickets';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MessageRow } from '../messages/write.ts';
import { afterTicketSteps, type StepMessage, type TicketStep } from './afterChanges.ts';
import { withAssigneeNames } from './agents.ts';
import { refuseErasedCustomer } from './customers.ts';
import { activityEntry, type TicketRow } from './record.ts';
import { instantsOf, type Party, statusAt } from './rules.ts';
import { settleTicketTimers, recordStepEvent } from './events.ts';

/** Who acts: the customer through the shop, staff, or the console itself. */
export interface TicketWriter extends Writer {
  party: Party | null;
}

type ChangeRow = typeof ticketChanges.$inferInsert;
/** What the history records besides the status. */
const HISTORY_FIELDS = [
  'assigneeId',
  'teamId',
  'waitingOn',
  'followUpAt',
  'resolution',
  'resolvedAt',
  'mergedIntoId',
] as const;
const historyFieldsOf = (row: TicketRow) =>
  Object.fromEntries(HISTORY_FIELDS.map((key) => [key, row[key]]));

const recordChange = (tx: Db, change: ChangeRow) => insertRows(tx, ticketChanges, [change]);

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
  const { lapsesAt } = instantsOf(row);
  if (lapsesAt === null || lapsesAt > now) return row;
  const resolution = 'noReply' as const;
  const settled = {
    state: 'resolved' as const,
    resolution,
    resolvedAt: lapsesAt,
    unansweredAt: null,
  };
  await updateRow(tx, tickets, id, settled);
  await recordChange(tx, {
    ticketId: id,
    at: lapsesAt,
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

export interface Step {
  action: TicketAction;
  /** Null where it follows from another step, whose activity is enough. */
  verb: ActivityVerb | null;
  /** The fields that it writes; the status among them. */
  values: Partial<TicketRow>;
  message?: StepMessage | null;
  reason?: string | null;
  /** What the activity says besides the fields that it changed. */
  noted?: Readonly<Record<string, unknown>>;
  /** When it happened; left out, now. */
  at?: number;
}

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

/** Records the events of what was written, and runs what later features attach. */
const follow = async (tx: Db, writer: Writer, step: TicketStep): Promise<TicketRow> => {
  await recordStepEvent(tx, writer.now, step.before, step.after);
  for (const part of afterTicketSteps.parts) await part(tx, writer, step);
  return step.after;
};

/** Writes fields that change neither status nor assignee; the caller records their activity. */
export const writeFields = async (
  tx: Db,
  writer: Writer,
  before: TicketRow,
  values: Partial<TicketRow>,
): Promise<TicketRow> => {
  const after = await writeRow(tx, writer, before, values);
  return follow(tx, writer, { before, after, message: null, at: writer.now });
};

/** Writes the step; one that changes neither status nor assignee has only its activity. */
export const takeStep = async (
  tx: Db,
  writer: TicketWriter,
  before: TicketRow,
  { action, verb, values, message = null, reason = null, noted, at = writer.now }: Step,
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
  if (verb !== null) {
    const named = await withAssigneeNames(tx, changed ? [changed.before, changed.after] : []);
    const [was = null, is = null] = named;
    await recordActivity(tx, {
      ...activityEntry(writer, after),
      verb,
      before: was,
      after: noted ? { ...is, ...noted } : is,
      reason,
    });
  }
  return follow(tx, writer, { before, after, message, at });
};

/** Records that a ticket was opened, with its first message. */
export const recordOpening = async (
  tx: Db,
  writer: TicketWriter,
  row: TicketRow,
  message: MessageRow,
): Promise<void> => {
  const { type, priority, channel, memberId, orderExternalId, assigneeId, openedAt } = row;
  await recordChange(tx, {
    ticketId: row.id,
    at: openedAt,
    ...actorOf(writer),
    action: 'open',
    fromStatus: null,
    toStatus: row.state,
    before: null,
    after: { assigneeId },
    reason: null,
  });
  const facts = { type, priority, channel, memberId, orderExternalId, assigneeId };
  const [opened] = await withAssigneeNames(tx, [facts]);
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'create',
    after: opened ?? facts,
  });
  await follow(tx, writer, { before: null, after: row, message, at: openedAt });
};
