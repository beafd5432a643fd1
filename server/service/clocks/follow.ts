/** The clocks of a ticket follow each of its steps. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketTargets } from '#db/schema/service/clocks';
import type { Writer } from '../../platform/records/writer.ts';
import { loadFitting } from '../servicePolicies/load.ts';
import { targetMinutes } from '../servicePolicies/rules.ts';
import type { TicketStep } from '../tickets/afterChanges.ts';
import type { TicketRow } from '../tickets/record.ts';
import { loadTargets } from './load.ts';
import { recomputeClocks } from './recompute.ts';

type Facts = Pick<TicketRow, 'id' | 'type' | 'severity' | 'priority' | 'channel' | 'level'>;

/** From `at` on the ticket counts by the policy that fits these facts. */
export const applyPolicy = async (
  tx: Db,
  facts: Facts,
  { at, isRise = false }: { at: number; isRise?: boolean },
): Promise<void> => {
  const policy = await loadFitting(tx, facts);
  if (!policy) return;
  const { id: ticketId, priority, level } = facts;
  const { id: policyId, version: policyVersion, names: policyNames, calendarId, targets } = policy;
  await insertRows(tx, ticketTargets, [
    {
      ticketId,
      at,
      isRise,
      policyId,
      policyVersion,
      policyNames,
      priority,
      level,
      calendarId: targets[priority].isAroundTheClock ? null : calendarId,
      ...targetMinutes(targets, priority),
    },
  ]);
};

const COMPARED = ['type', 'severity', 'priority', 'channel', 'level'] as const;
const isOther = (before: TicketRow, after: TicketRow) =>
  COMPARED.some((key) => before[key] !== after[key]);

/** What came from another system counts from when it came: how long anybody waited there is no matter of our policies. */
const countsFrom = ({ source, openedAt, createdAt }: TicketRow) =>
  source === 'import' ? Math.max(openedAt, createdAt) : openedAt;

/** Facts that were corrected ask for the policy again; the level that the customer has by now stays. */
const followFacts = async (tx: Db, { now }: Writer, { before, after }: TicketStep) => {
  const last = (await loadTargets(tx, after.id)).at(-1);
  if (!last) return applyPolicy(tx, after, { at: countsFrom(after) });
  if (before === null || !isOther(before, after)) return;
  const level = before.level === after.level ? last.level : after.level;
  await applyPolicy(tx, { ...after, level }, { at: now });
};

const isNote = ({ before, after, message }: TicketStep) =>
  message?.kind === 'internal' && before?.state === after.state;

export const followClocks = async (tx: Db, writer: Writer, step: TicketStep): Promise<void> => {
  if (isNote(step)) return;
  await followFacts(tx, writer, step);
  const { before, after } = step;
  await recomputeClocks(tx, after.id, writer.now);
  // What is merged into another ticket, or taken out of it, changes the clocks of that one.
  for (const id of new Set([before?.mergedIntoId ?? null, after.mergedIntoId]))
    if (id !== null) await recomputeClocks(tx, id, writer.now);
};
