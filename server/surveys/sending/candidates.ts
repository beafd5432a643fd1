/** After what a distribution asks somebody, within a time: each event of which it has not decided yet, once. */
import type { SubjectKind } from '#contract/surveys/invitations';
import type { Trigger } from '#contract/surveys/distributions';
import type { Db } from '#db';
import { statement } from '#db/statements';

export interface Candidate {
  subjectKind: SubjectKind;
  subjectId: number;
  /** Which time of the subject. */
  occurrence: number;
  memberId: number;
  occurredAt: number;
  /** The order that it is about. */
  orderId: number | null;
  /** The ticket that it is about. */
  ticketId: number | null;
  /** After this the next page begins. */
  cursor: number;
}
export interface Asking {
  distributionId: number;
  /** When it happened: the first instant is included, the last is not. */
  from: number;
  until: number;
  /** A page goes on after this cursor. */
  after: number;
}
export const PAGE = 100;

interface Found {
  subject_id: number | string;
  occurrence: number | string;
  member_id: number | string;
  occurred_at: number | string;
  order_id: number | string | null;
  cursor: number | string;
}
const undecided = (kind: SubjectKind, id: string, occurrence: string) =>
  `not exists (select 1 from survey_invitations i where i.distribution_id = ? and i.subject_kind = '${kind}'
    and i.subject_id = ${id} and i.occurrence = ${occurrence})`;
const page = (id: string) => `order by ${id} limit ${PAGE}`;

/** What the shop had before it came here asks nobody. */
const DELIVERED = statement<Found>(
  `select o.id as subject_id, 1 as occurrence, o.member_id as member_id, min(s.at) as occurred_at, o.id as order_id, o.id as cursor
   from order_status_changes s join orders o on o.id = s.order_id
   where s.status = 'delivered' and s.at >= ? and s.at < ? and o.id > ? and o.member_id is not null
     and o.is_history = 0 and ${undecided('order', 'o.id', '1')}
   group by o.id, o.member_id ${page('o.id')}`,
);
/**
 * A ticket that was resolved, by somebody or because its customer did not answer, the time after it was opened again as another
 * one. Also one that was taken for spam or merged since: so that there is a reason why its customer is not asked.
 */
const RESOLVED = statement<Found>(
  `select t.id as subject_id, t.reopen_count + 1 as occurrence, t.member_id as member_id,
     case when t.state = 'pendingCustomer' then t.unanswered_at else t.resolved_at end as occurred_at,
     null as order_id, t.id as cursor
   from tickets t
   where ((t.state in ('resolved', 'spam', 'merged') and t.resolved_at >= ? and t.resolved_at < ?)
       or (t.state = 'pendingCustomer' and t.unanswered_at >= ? and t.unanswered_at < ?))
     and t.id > ? and t.member_id is not null
     and t.source <> 'import'
     and ${undecided('ticket', 't.id', 't.reopen_count + 1')}
     and (? = '' or ? like '%,' || t.type || ',%')
     and (? = '' or exists (select 1 from cases c where c.ticket_id = t.id and ? like '%,' || c.kind || ',%'))
   ${page('t.id')}`,
);
/** Of a list of codes; '' of an empty one, which means any. */
const among = (codes: readonly string[]) => (codes.length === 0 ? '' : `,${codes.join()},`);
const BOUGHT = statement<Found>(
  `select o.id as subject_id, 1 as occurrence, o.member_id as member_id, o.paid_at as occurred_at, o.id as order_id, o.id as cursor
   from orders o
   where o.paid_at >= ? and o.paid_at < ? and o.id > ? and o.member_id is not null and o.counted_on is not null
     and o.is_history = 0 and ${undecided('order', 'o.id', '1')}
     and exists (select 1 from order_discounts d join promotions p on p.id = d.promotion_id
       where d.order_id = o.id and p.campaign_id = ?)
   ${page('o.id')}`,
);
const ENTERED = statement<Found>(
  `select e.id as subject_id, 1 as occurrence, e.member_id as member_id, e.entered_at as occurred_at, null as order_id, e.id as cursor
   from member_entries e
   where e.entered_at >= ? and e.entered_at < ? and e.id > ? and ${undecided('entry', 'e.id', '1')}
     and e.activity_id = ?
   ${page('e.id')}`,
);
/** Alerts of somebody who can be asked, each once however often it is closed. */
const CLOSED = statement<Found>(
  `select a.id as subject_id, 1 as occurrence, a.member_id as member_id, a.closed_at as occurred_at,
     null as order_id, a.id as cursor
   from survey_alerts a
   where a.closed_at >= ? and a.closed_at < ? and a.id > ? and a.member_id is not null
     and ${undecided('alert', 'a.id', '1')}
   ${page('a.id')}`,
);
/** A member may move more than once: each step is an occurrence, by its row. */
const moved = (kinds: string) =>
  statement<Found>(
    `select l.member_id as subject_id, l.id as occurrence, l.member_id as member_id, l.starts_at as occurred_at,
       null as order_id, l.id as cursor
     from member_levels l
     where l.starts_at >= ? and l.starts_at < ? and l.id > ? and l.undone_at is null and l.kind in (${kinds})
       and ${undecided('member', 'l.member_id', 'l.id')}
     ${page('l.id')}`,
  );
const MOVES = {
  up: moved("'upgrade'"),
  down: moved("'downgrade'"),
  any: moved("'upgrade', 'downgrade'"),
};

/** Members who are in a segment, or all, once in each period. */
const ofPeriod = (condition: string) =>
  statement<Found>(
    `select m.id as subject_id, cast(? as integer) as occurrence, m.id as member_id, cast(? as bigint) as occurred_at, null as order_id,
       m.id as cursor
     from members m
     where m.merged_into is null and m.erased_at is null and m.id > ? and ${condition}
       and not exists (select 1 from survey_invitations i where i.distribution_id = ? and i.subject_kind = 'member'
         and i.subject_id = m.id and i.occurrence = ?)
     ${page('m.id')}`,
  );
const ALL = ofPeriod('1 = 1');
const IN_SEGMENT = ofPeriod(
  `exists (select 1 from segment_members s join segments g on g.id = s.segment_id
     where s.member_id = m.id and g.key = ? and s.until is null)`,
);

const toCandidates = (kind: SubjectKind, rows: readonly Found[]): Candidate[] =>
  rows.map((row) => ({
    subjectKind: kind,
    subjectId: Number(row.subject_id),
    occurrence: Number(row.occurrence),
    memberId: Number(row.member_id),
    occurredAt: Number(row.occurred_at),
    orderId: row.order_id === null ? null : Number(row.order_id),
    ticketId: kind === 'ticket' ? Number(row.subject_id) : null,
    cursor: Number(row.cursor),
  }));

/** The members of a period: `number` counts periods, `at` is the instant that is asked about. */
export const findMembers = async (
  db: Db,
  segmentKey: string | null,
  { distributionId, after }: Pick<Asking, 'distributionId' | 'after'>,
  { number, at }: { number: number; at: number },
): Promise<Candidate[]> =>
  toCandidates(
    'member',
    segmentKey === null
      ? await ALL(db, number, at, after, distributionId, number)
      : await IN_SEGMENT(db, number, at, after, segmentKey, distributionId, number),
  );

/** A page of them, by the ids of what happened; none of triggers that ask by the calendar or by a link. */
export const findCandidates = async (
  db: Db,
  trigger: Trigger,
  { distributionId, from, until, after }: Asking,
): Promise<Candidate[]> => {
  const values = [from, until, after, distributionId] as const;
  switch (trigger.kind) {
    case 'caseResolved': {
      const [types, kinds] = [among(trigger.ticketTypes), among(trigger.caseKinds)];
      return toCandidates(
        'ticket',
        await RESOLVED(db, from, until, ...values, types, types, kinds, kinds),
      );
    }
    case 'delivered':
      return toCandidates('order', await DELIVERED(db, ...values));
    case 'campaign':
      return toCandidates('order', await BOUGHT(db, ...values, trigger.campaignId));
    case 'activity':
      return toCandidates('entry', await ENTERED(db, ...values, trigger.activityId));
    case 'alertClosed':
      return toCandidates('alert', await CLOSED(db, ...values));
    case 'levelChange':
      return toCandidates('member', await MOVES[trigger.direction](db, ...values));
    default:
      return [];
  }
};
