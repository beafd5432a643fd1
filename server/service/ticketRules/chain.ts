/** Lets rules act on a ticket, and those that they set off. */
import { RULE_EVENTS, type RuleTrigger } from '#contract/service/ticketRules';
import type { Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketRow } from '../tickets/record.ts';
import { statusAt } from '../tickets/rules.ts';
import { actOn } from './act.ts';
import { loadActive, loadFacts, type RuleRow } from './load.ts';
import { eventsOf, runChain, type StepFacts } from './rules.ts';

export const toldOf = (row: TicketRow, now: number): StepFacts['after'] => ({
  status: statusAt(row, now).status,
  assigneeId: row.assigneeId,
  teamId: row.teamId,
});

interface Happened {
  row: TicketRow;
  events: readonly RuleTrigger[];
  eventKey: string;
  /** When it happened. */
  at: number;
  /** The rule that time sets off. */
  timed?: RuleRow;
}

export const letRulesAct = async (
  tx: Db,
  writer: Writer,
  { row, events, eventKey, at, timed }: Happened,
): Promise<void> => {
  if (events.length === 0) return;
  const active = await loadActive(tx, RULE_EVENTS);
  const rules = active.filter(({ activeSince }) => activeSince <= at);
  if (timed) rules.push(timed);
  if (rules.length === 0) return;
  const { now } = writer;
  let current = row;
  const facts = await loadFacts(tx, row, rules, now);
  await runChain(rules, { facts, events }, async (rule) => {
    await actOn(tx, writer, rule, { ticketId: row.id, eventKey, at });
    const before = toldOf(current, now);
    current = await getRow(tx, tickets, row.id);
    const caused = eventsOf({ before, after: toldOf(current, now), saidBy: null });
    return { facts: await loadFacts(tx, current, rules, now), events: caused };
  });
};
