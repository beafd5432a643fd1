/** What each member of staff has to do now, and resolved in a period. */
import type { Reading } from '#contract/insight/programme';
import type { AgentReport } from '#contract/insight/serviceInsight';
import { PRESENT_MS } from '#contract/service/presence';
import type { Db } from '#db';
import { query, type Value } from '#db/statements';
import { loadAgents, loadStaffNames } from '../../service/tickets/agents.ts';
import { liveCondition } from '../../service/tickets/statusSql.ts';

const countBy = async (db: Db, where: string, values: Value[]): Promise<Map<string, number>> => {
  // Grouped by an expression: the index by people would be read as a whole.
  const rows = await query<{ id: string | null; n: number }>(
    db,
    `select assignee_id || '' as id, count(*) as n from tickets where ${where} group by 1`,
    values,
  );
  return new Map(rows.flatMap(({ id, n }) => (id === null ? [] : [[id, Number(n)] as const])));
};

export const reportAgents = async (db: Db, reading: Reading): Promise<AgentReport> => {
  const { opens, ends, readAt } = reading;
  const live = liveCondition(readAt);
  const open = await countBy(db, live.sql, live.values);
  const overdue = await countBy(db, 'next_due_at <= ?', [readAt]);
  const resolved = await countBy(
    db,
    `state || '' = 'resolved' and resolution <> 'noReply' and resolved_at >= ? and resolved_at < ?`,
    [opens, ends],
  );
  const present = await query<{ id: string }>(
    db,
    'select distinct staff_id as id from ticket_presence where seen_at > ?',
    [readAt - PRESENT_MS],
  );
  const isPresent = new Set(present.map(({ id }) => id));
  const agents = await loadAgents(db, readAt);
  const absentUntil = new Map(agents.map((agent) => [agent.id, agent.absentUntil]));
  // Those who work on tickets no longer may still have some.
  const ids = [...new Set([...agents.map(({ id }) => id), ...open.keys(), ...resolved.keys()])];
  const nameOf = await loadStaffNames(db, ids);
  return {
    ...reading,
    agents: ids
      .map((id) => ({
        id,
        name: nameOf(id),
        isPresent: isPresent.has(id),
        absentUntil: absentUntil.get(id) ?? null,
        open: open.get(id) ?? 0,
        overdue: overdue.get(id) ?? 0,
        resolved: resolved.get(id) ?? 0,
      }))
      .toSorted((one, other) => other.open - one.open || other.resolved - one.resolved),
  };
};
