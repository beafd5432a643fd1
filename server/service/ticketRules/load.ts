/** Reads rules, and what they ask of tickets. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { RUNS_SHOWN, type RuleRun } from '#contract/service/ticketRules';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketRuleRuns, ticketRules } from '#db/schema/service/ticketRules';
import { ticketChanges, ticketMessages, tickets } from '#db/schema/service/tickets';
import { isNobodys } from '../tickets/agents.ts';
import type { TicketRow } from '../tickets/record.ts';
import { statusAt } from '../tickets/rules.ts';
import { loadTags } from '../tickets/tags.ts';
import { loadThreads } from '../tickets/thread.ts';
import { inOrder, type RuleConditions, type TicketFacts } from './rules.ts';
import type { PastEvent } from './waits.ts';

export type RuleRow = typeof ticketRules.$inferSelect;

const all = prepared({}, (q) => q.select().from(ticketRules));
export const loadRules = async (db: Db): Promise<RuleRow[]> => inOrder(await all(db));

const activeOf = prepared({ triggers: many(ticketRules.trigger) }, (q, { triggers }) =>
  q
    .select()
    .from(ticketRules)
    .where(and(eq(ticketRules.isActive, true), inArray(ticketRules.trigger, triggers))),
);
export const loadActive = (db: Db, triggers: readonly RuleRow['trigger'][]): Promise<RuleRow[]> =>
  activeOf(db, { triggers });

const wordsOf = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select({ body: ticketMessages.body })
    .from(ticketMessages)
    .where(
      and(
        inArray(ticketMessages.ticketId, ids),
        eq(ticketMessages.kind, 'public'),
        eq(ticketMessages.authorKind, 'customer'),
      ),
    )
    .orderBy(asc(ticketMessages.id)),
);

/** As it is now; what the customer wrote only where a rule asks for words. */
export const loadFacts = async (
  db: Db,
  row: TicketRow,
  rules: readonly Pick<RuleConditions, 'words'>[],
  now: number,
): Promise<TicketFacts> => {
  const { type, channel, level, priority, subject } = row;
  const asksWords = rules.some(({ words }) => words.length > 0);
  const said = asksWords ? await wordsOf(db, { ids: [row.id] }) : [];
  return {
    type,
    channel,
    level,
    priority,
    status: statusAt(row, now).status,
    tags: (await loadTags(db, [row.id])).map(({ tag }) => tag),
    isUnassigned: await isNobodys(db, row),
    texts: [subject, ...said.map(({ body }) => body)],
  };
};

const messagesOf = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select({
      ticketId: ticketMessages.ticketId,
      kind: ticketMessages.kind,
      authorKind: ticketMessages.authorKind,
      wasReached: ticketMessages.wasReached,
      at: ticketMessages.occurredAt,
    })
    .from(ticketMessages)
    .where(inArray(ticketMessages.ticketId, ids))
    .orderBy(asc(ticketMessages.id)),
);
const changesOf = prepared({ ids: many(ticketChanges.ticketId) }, (q, { ids }) =>
  q
    .select({
      ticketId: ticketChanges.ticketId,
      actorKind: ticketChanges.actorKind,
      fromStatus: ticketChanges.fromStatus,
      toStatus: ticketChanges.toStatus,
      after: ticketChanges.after,
      at: ticketChanges.at,
    })
    .from(ticketChanges)
    .where(inArray(ticketChanges.ticketId, ids))
    .orderBy(asc(ticketChanges.id)),
);
type MessageRow = Awaited<ReturnType<typeof messagesOf>>[number];
type ChangeRow = Awaited<ReturnType<typeof changesOf>>[number];

const saysOf = ({ kind, authorKind, wasReached }: MessageRow): PastEvent['says'] => {
  if (kind === 'public' && authorKind === 'customer') return 'asked';
  return authorKind === 'staff' && (kind === 'public' || wasReached === true) ? 'answered' : null;
};
const toMessage = (row: MessageRow, isOpening: boolean): PastEvent => ({
  at: row.at,
  by: row.authorKind,
  says: saysOf(row),
  status: null,
  isOpening,
  isAssignment: false,
});
/** The shop writes for customers. */
const BY = { staff: 'staff', key: 'customer', customer: 'customer', system: 'system' } as const;
const toChange = ({ at, actorKind, fromStatus, toStatus, after }: ChangeRow): PastEvent => ({
  at,
  by: BY[actorKind],
  says: null,
  status: fromStatus === toStatus ? null : toStatus,
  isOpening: fromStatus === null,
  isAssignment:
    fromStatus !== null && after !== null && ('assigneeId' in after || 'teamId' in after),
});

/** What happened to each of these tickets; what was said in those that were merged into it is part of it. */
export const loadPasts = async (
  db: Db,
  ticketIds: readonly number[],
): Promise<ReadonlyMap<number, PastEvent[]>> => {
  const parts = await loadThreads(db, ticketIds);
  const ownerOf = new Map(parts.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  const pasts = new Map<number, PastEvent[]>(ticketIds.map((id) => [id, []]));
  const begun = new Set<number>();
  for (const row of await messagesOf(db, { ids: [...ownerOf.keys()] })) {
    // The first message is what a ticket is opened with.
    const event = toMessage(row, !begun.has(row.ticketId));
    begun.add(row.ticketId);
    pasts.get(ownerOf.get(row.ticketId) ?? row.ticketId)?.push(event);
  }
  for (const row of await changesOf(db, { ids: ticketIds }))
    pasts.get(row.ticketId)?.push(toChange(row));
  return pasts;
};

const runsOf = prepared({ ruleId: ticketRuleRuns.ruleId }, (q, { ruleId }) =>
  q
    .select({
      id: ticketRuleRuns.id,
      ticketId: ticketRuleRuns.ticketId,
      ticketNumber: tickets.number,
      subject: tickets.subject,
      trigger: ticketRuleRuns.trigger,
      at: ticketRuleRuns.at,
      recordedAt: ticketRuleRuns.recordedAt,
      results: ticketRuleRuns.results,
    })
    .from(ticketRuleRuns)
    .innerJoin(tickets, eq(tickets.id, ticketRuleRuns.ticketId))
    .where(eq(ticketRuleRuns.ruleId, ruleId))
    .orderBy(desc(ticketRuleRuns.id))
    .limit(RUNS_SHOWN),
);
/** The newest first. */
export const loadRuns = (db: Db, ruleId: number): Promise<RuleRun[]> => runsOf(db, { ruleId });
