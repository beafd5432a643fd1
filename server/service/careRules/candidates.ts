/** After what a rule calls somebody, within a time: each event once. */
import type { CareEvent } from '#contract/service/careRules';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { RuleRow } from './record.ts';

export interface Candidate {
  /** The order that arrived, or the case that ended. */
  sourceId: number;
  memberId: number;
  orderExternalId: string | null;
  happenedAt: number;
}
interface Found {
  source_id: number;
  member_id: number;
  order_external_id: string | null;
  happened_at: number;
}
export interface Window {
  from: number;
  until: number;
  /** Whether those are left out of which the rule has decided. */
  isUndecided: boolean;
  after: number;
}
export const PAGE = 100;

/** What the shop had before it came here asks nobody. */
const DELIVERED = `select o.id as source_id, o.member_id as member_id, o.external_id as order_external_id,
    min(s.at) as happened_at
  from order_status_changes s join orders o on o.id = s.order_id
  where s.status = 'delivered' and s.at >= ? and s.at < ? and o.member_id is not null
    and o.is_history = 0 and o.total >= ? and o.id > ?
    and (? = 0 or not exists (select 1 from care_decisions d
      where d.rule_id = ? and d.event = 'delivered' and d.source_id = o.id))
  group by o.id, o.member_id, o.external_id
  order by o.id limit ${PAGE}`;
const ended = (event: CareEvent, kind: string, stage: string) =>
  `select c.id as source_id, c.member_id as member_id, c.order_external_id as order_external_id,
    c.closed_at as happened_at
  from cases c left join orders o on o.external_id = c.order_external_id
  where c.kind = '${kind}' and c.state = '${stage}' and c.closed_at >= ? and c.closed_at < ?
    and c.member_id is not null and coalesce(o.total, 0) >= ? and c.id > ?
    and (? = 0 or not exists (select 1 from care_decisions d
      where d.rule_id = ? and d.event = '${event}' and d.source_id = c.id))
  order by c.id limit ${PAGE}`;

const FIND: Readonly<Record<CareEvent, ReturnType<typeof statement<Found>>>> = {
  delivered: statement<Found>(DELIVERED),
  repaired: statement<Found>(ended('repaired', 'repair', 'completed')),
  complaintClosed: statement<Found>(ended('complaintClosed', 'complaint', 'closedResolved')),
};

/** A page of them, by their ids. */
export const findCandidates = async (
  db: Db,
  { id, event, minAmount }: Pick<RuleRow, 'id' | 'event' | 'minAmount'>,
  { from, until, isUndecided, after }: Window,
): Promise<Candidate[]> => {
  const found = await FIND[event](db, from, until, minAmount ?? 0, after, isUndecided ? 1 : 0, id);
  return found.map((row) => ({
    sourceId: Number(row.source_id),
    memberId: Number(row.member_id),
    orderExternalId: row.order_external_id,
    happenedAt: Number(row.happened_at),
  }));
};
