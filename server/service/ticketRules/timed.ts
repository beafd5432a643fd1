/**
 * What lasts sets rules off at an instant that is known beforehand: it is planned with each step of a ticket, and after a
 * rule was saved for all that are open. The plan is asked again when it is due, so that what has ended meanwhile sets off
 * nothing.
 */
import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import { RULE_WAITS } from '#contract/service/ticketRules';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketRules } from '#db/schema/service/ticketRules';
import { tickets } from '#db/schema/service/tickets';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { type NewTimer, setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { loadVersions } from '../calendars/load.ts';
import { statusAt } from '../tickets/rules.ts';
import { letRulesAct } from './chain.ts';
import { loadActive, loadPasts, type RuleRow } from './load.ts';
import { waitOf } from './rules.ts';
import { decidedAt, type PastEvent, waitsOf } from './waits.ts';

const KIND = 'ticketRule';

/** Since when it lasts what the rule waits for; null where it does not. */
const sinceOf = (rule: RuleRow, past: readonly PastEvent[]): number | null => {
  const wait = waitOf(rule);
  const last = wait === null ? undefined : waitsOf(wait, past).at(-1);
  return last?.until === null ? last.since : null;
};

const loadDecided = async (tx: Db, rule: RuleRow, since: number): Promise<number> => {
  const { calendarId } = rule;
  if (calendarId === null) return decidedAt(rule, null, since);
  return decidedAt(rule, (await loadVersions(tx, [calendarId])).get(calendarId) ?? [], since);
};

const plan = async (
  tx: Db,
  rules: readonly RuleRow[],
  ticketIds: readonly number[],
): Promise<void> => {
  const pasts = await loadPasts(tx, ticketIds);
  const timers: NewTimer[] = [];
  for (const rule of rules)
    for (const id of ticketIds) {
      const since = sinceOf(rule, pasts.get(id) ?? []);
      if (since === null) continue;
      const subject = [rule.id, id, since].join('/');
      timers.push({ kind: KIND, subject, dueAt: await loadDecided(tx, rule, since) });
    }
  await setTimers(tx, timers);
};

/** Of one ticket, after a step. */
export const planTicket = async (tx: Db, ticketId: number): Promise<void> => {
  const rules = await loadActive(tx, RULE_WAITS);
  if (rules.length > 0) await plan(tx, rules, [ticketId]);
};

export const RULE_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject }, now) => {
    const [ruleId = 0, ticketId = 0, since = 0] = subject.split('/').map(Number);
    const rule = await findRow(tx, ticketRules, ruleId);
    const row = await findRow(tx, tickets, ticketId);
    if (!rule?.isActive || !row) return null;
    const { status } = statusAt(row, now);
    if (!LIVE_STATUSES.some((live) => live === status)) return null;
    const past = (await loadPasts(tx, [ticketId])).get(ticketId) ?? [];
    if (sinceOf(rule, past) !== since) return null;
    const at = await loadDecided(tx, rule, since);
    // The rule or its hours have changed since: it is due later.
    if (at > now) {
      await setTimers(tx, [{ kind: KIND, subject, dueAt: at }]);
      return null;
    }
    const writer = { actor: SYSTEM, now, settings: await readSettings(tx) };
    const events = [rule.trigger];
    await letRulesAct(tx, writer, { row, events, eventKey: `w${since}`, at, timed: rule });
    await planTicket(tx, ticketId);
    return null;
  },
  planned: async () => [],
};

const unplanned = prepared({}, (q) =>
  q
    .select()
    .from(ticketRules)
    .where(and(eq(ticketRules.isActive, true), isNotNull(ticketRules.plannedUntilId)))
    .orderBy(asc(ticketRules.id))
    .limit(1),
);
/** Tickets in one transaction. */
const PAGE = 100;
const openAfter = prepared({ id: tickets.id }, (q, { id }) =>
  q
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(inArray(tickets.state, LIVE_STATUSES), gt(tickets.id, id)))
    .orderBy(asc(tickets.id))
    .limit(PAGE),
);

/** Plans a page of the open tickets for a rule that was saved; returns whether there may be more. */
export const planNext = async (tx: Db): Promise<boolean> => {
  const [rule] = await unplanned(tx);
  if (!rule) return false;
  const ids = (await openAfter(tx, { id: rule.plannedUntilId ?? 0 })).map(({ id }) => id);
  await plan(tx, [rule], ids);
  const plannedUntilId = ids.length === PAGE ? (ids.at(-1) ?? null) : null;
  await updateRow(tx, ticketRules, rule.id, { plannedUntilId });
  return true;
};
export const PLAN_RULES: PeriodicTask = async ({ connection }) => {
  while (await connection.transaction(planNext));
};
