/** Tickets of a period with complaints, by the root cause that was found. */
import type { ComplaintCause } from '#contract/insight/serviceInsight';
import { query } from '#db/statements';
import type { Localized } from '#shared/localization';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import { ticketList } from '../../service/tickets/list.ts';
import type { Counting } from './counted.ts';
import { openedFilter } from './rules.ts';

/** A ticket with complaints of several root causes counts for each. */
export const loadComplaintCauses = async (
  { context, db }: Counting,
  span: { opens: number; ends: number },
): Promise<ComplaintCause[]> => {
  const { sql, values } = await conditionsOf(ticketList, openedFilter(span), context);
  const rows = await query<{ id: number; names: string; n: number }>(
    db,
    `select r.id, r.names, count(distinct t.id) as n
     from (select id from tickets where ${sql}) t join cases s on s.ticket_id = t.id
       join complaints p on p.case_id = s.id join root_causes r on r.id = p.root_cause_id
     group by r.id, r.names order by 3 desc, 1`,
    values,
  );
  return rows.map(({ id, names, n }) => ({
    rootCauseId: Number(id),
    names: JSON.parse(names) as Localized,
    complaints: Number(n),
  }));
};
