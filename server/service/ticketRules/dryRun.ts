/**
 * On which tickets of the last days a rule would have acted, by what each ticket is now: what it was then, and what rules
 * before it would have changed, is not known.
 */
import { desc, gte } from 'drizzle-orm';
import {
  DRY_RUN_DAYS,
  RUNS_SHOWN,
  type RuleDryRun,
  type TicketRuleInput,
} from '#contract/service/ticketRules';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import type { Calendar } from '#rules/service/calendars';
import { DAY_MS } from '#shared/days';
import { loadVersions } from '../calendars/load.ts';
import type { TicketRow } from '../tickets/record.ts';
import { loadFacts, loadPasts } from './load.ts';
import { meets, waitOf } from './rules.ts';
import { momentsOf } from './waits.ts';

/** The tickets that are looked at: those of which something was said last. */
const MOST = 2000;
const PAGE = 250;

const newest = prepared({ from: tickets.lastMessageAt }, (q, { from }) =>
  q
    .select()
    .from(tickets)
    .where(gte(tickets.lastMessageAt, from))
    .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
    .limit(MOST + 1),
);

type Hit = RuleDryRun['latest'][number];

/** What time sets off is only of open tickets, so it is asked of how a ticket stood then. */
const hitOf = async (
  db: Db,
  rule: TicketRuleInput,
  row: TicketRow,
  moments: readonly number[],
  now: number,
): Promise<Hit | null> => {
  if (moments.length === 0) return null;
  const facts = await loadFacts(db, row, [rule], now);
  // A ticket that waited then may have been resolved since.
  const asked = waitOf(rule) === null ? rule : { ...rule, statuses: [] };
  if (!meets(asked, facts)) return null;
  const { id: ticketId, number: ticketNumber, subject } = row;
  return { ticketId, ticketNumber, subject, at: Math.max(...moments), times: moments.length };
};

export const runDry = async (db: Db, rule: TicketRuleInput, now: number): Promise<RuleDryRun> => {
  const from = now - DRY_RUN_DAYS * DAY_MS;
  const { calendarId } = rule;
  const calendar: Calendar =
    calendarId === null ? null : ((await loadVersions(db, [calendarId])).get(calendarId) ?? []);
  const rows = await newest(db, { from });
  const looked = rows.slice(0, MOST).filter(({ state }) => state !== 'merged' && state !== 'spam');
  const hits: Hit[] = [];
  for (let index = 0; index < looked.length; index += PAGE) {
    const page = looked.slice(index, index + PAGE);
    const pasts = await loadPasts(
      db,
      page.map(({ id }) => id),
    );
    for (const row of page) {
      const all = momentsOf(rule, calendar, pasts.get(row.id) ?? [], now);
      const moments = all.filter((at) => at >= from);
      const hit = await hitOf(db, rule, row, moments, now);
      if (hit) hits.push(hit);
    }
  }
  return {
    from,
    tickets: hits.length,
    isPart: rows.length > MOST,
    latest: hits.toSorted((one, other) => other.at - one.at).slice(0, RUNS_SHOWN),
  };
};
