/** How long customers waited for the first answer and for the end, of the tickets answered and resolved in a period. */
import type { Wait, WaitFigures } from '#contract/insight/serviceInsight';
import type { Db } from '#db';
import { query } from '#db/statements';
import { numbersOf } from './numbers.ts';
import { spreadOf } from './rules.ts';

/**
 * Elapsed and business milliseconds of each ticket, from one index each. Whoever opened a ticket, its first clock begins with
 * the customer.
 */
const SQL: Readonly<Record<Wait, string>> = {
  firstResponse: `select t.first_reply_at - coalesce(t.first_asked_at, t.opened_at) as elapsed, t.first_ran_ms as business
    from tickets t
    where t.first_reply_at >= ? and t.first_reply_at < ? and t.state not in ('merged', 'spam')`,
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
    [opens, ends],
  );
  return {
    tickets: Number(row?.tickets ?? 0),
    elapsed: spreadOf(numbersOf(row?.elapsed)),
    business: spreadOf(numbersOf(row?.business)),
  };
};
