/** How long customers waited for the first answer and for the end, of the tickets answered and resolved in a period. */
import type { Wait, WaitFigures } from '#contract/insight/serviceInsight';
import type { Db } from '#db';
import { query } from '#db/statements';
import { askedUntimed } from '../../service/countedTickets/askedSql.ts';
import { numbersOf } from './numbers.ts';
import { spreadOf } from './rules.ts';

const ANSWERED = `t.first_reply_at >= ? and t.first_reply_at < ? and t.state not in ('merged', 'spam')`;

/**
 * Elapsed and business milliseconds of each ticket, from one index each. Whoever opened a ticket, its first clock begins with
 * the customer; what staff begin is no response. The few without such a clock are read by themselves.
 */
const SQL: Readonly<Record<Wait, string>> = {
  firstResponse: `select t.first_reply_at - t.first_asked_at as elapsed, t.first_ran_ms as business
    from tickets t where ${ANSWERED} and t.first_asked_at is not null
    union all select t.first_reply_at - t.opened_at, t.first_ran_ms
    from tickets t where ${ANSWERED} and t.first_asked_at is null and ${askedUntimed('t')}`,
  resolution: `select t.resolved_at - t.opened_at as elapsed, t.resolution_ran_ms as business
    from tickets t
    where t.state || '' = 'resolved' and t.resolved_at >= ? and t.resolved_at < ? and t.resolution <> 'noReply'`,
};

export const loadWait = async (
  db: Db,
  wait: Wait,
  { opens, ends }: { opens: number; ends: number },
): Promise<WaitFigures> => {
  const [row] = await query<{ tickets: number; elapsed: string | null; business: string | null }>(
    db,
    `select count(*) as tickets, string_agg(cast(w.elapsed as text), ',') as elapsed,
       string_agg(cast(w.business as text), ',') as business
     from (${SQL[wait]}) w`,
    wait === 'firstResponse' ? [opens, ends, opens, ends] : [opens, ends],
  );
  return {
    tickets: Number(row?.tickets ?? 0),
    elapsed: spreadOf(numbersOf(row?.elapsed)),
    business: spreadOf(numbersOf(row?.business)),
  };
};
