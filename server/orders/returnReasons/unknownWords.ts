/** Texts of returns that mean no reason yet, those of most returns first. */
import type { UnknownWords } from '#contract/orders/returnReasons';
import type { Db } from '#db';
import { query } from '#db/statements';

const MOST = 100;

export const loadUnknownWords = async (db: Db): Promise<UnknownWords[]> =>
  (
    await query<{ text: string; returns: number; last_at: number }>(
      db,
      `select reason as text, count(*) as returns, max(returned_at) as last_at from returns
       where reason is not null and reason_id is null
       group by reason order by count(*) desc, reason limit ${MOST}`,
      [],
    )
  ).map(({ text, returns, last_at }) => ({
    text,
    returns: Number(returns),
    lastAt: Number(last_at),
  }));
