/** Exports the codes of a batch as lines of CSV. By hand: the list of codes shows the same expression. */
import { query } from '#db/statements';
import { csvLine } from '../../platform/exports/csvWriter.ts';
import type { Context } from '../../platform/http/context.ts';
import { USED } from './lists.ts';

const PAGE = 5000;
/** Every code of a batch, one page of rows at a time. */
export async function* codesOf({ db }: Context, batchId: number) {
  yield csvLine(['code', 'member', 'claimed', 'used']);
  for (let after = 0; ;) {
    const rows = await query<{
      id: number;
      code: string;
      member: string | null;
      claimed_at: number | null;
      used: number;
    }>(
      db,
      `select "coupons".id, "coupons".code, m.external_id as member, "coupons".claimed_at, ${USED} as used
       from coupons left join members m on m.id = "coupons".member_id
       where "coupons".batch_id = ? and "coupons".id > ? order by "coupons".id limit ${PAGE}`,
      [batchId, after],
    );
    if (rows.length > 0)
      yield rows
        .map(({ code, member, claimed_at, used }) =>
          csvLine([
            code,
            member ?? '',
            claimed_at === null ? '' : new Date(claimed_at).toISOString(),
            String(used),
          ]),
        )
        .join('');
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}
