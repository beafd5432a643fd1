/** What the members' programme cost in a period, by level, beside the net revenue from its members. */
import { asc, gt } from 'drizzle-orm';
import type { CostFigures, CostReport } from '#contract/insight/costShare';
import type { Reading } from '#contract/insight/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { statement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { loadLevelRows, loadRanks } from '../../members/levels/load.ts';
import { levelAt } from '../../members/levels/rules.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadProgramme, loadVersions } from '../../members/programme/load.ts';
import { loadSourceSpans } from '../../orders/sales/span.ts';
import { loadLevelPromotions } from './levelPromotions.ts';
import { loadFacts, type Span } from './load.ts';
import { addCosts, NO_COSTS, withWorth } from './rules.ts';

/** Members of one page. */
const STEP = 5_000;
const page = prepared({ after: members.id }, (q, { after }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(gt(members.id, after))
    .orderBy(asc(members.id))
    .limit(STEP),
);

/** By level, each at the instant at which it happened; of a record that was merged, the level of the member who stays. */
const sumByLevel = async (
  db: Db,
  span: Span,
  ranks: Awaited<ReturnType<typeof loadRanks>>,
): Promise<Map<string | null, CostFigures>> => {
  const sums = new Map<string | null, CostFigures>();
  let ids: number[] = [];
  do {
    ids = (await page(db, { after: ids.at(-1) ?? 0 })).map(({ id }) => id);
    const facts = await loadFacts(db, ids, span);
    const people = await loadPeople(
      db,
      facts.map(({ memberId }) => memberId),
    );
    const histories = await loadLevelRows(db, people.all);
    for (const { memberId, at, figures } of facts) {
      const [recordId = memberId] = people.recordsAt(memberId, at);
      const level = levelAt(histories.get(recordId) ?? [], at, ranks);
      sums.set(level, addCosts(sums.get(level) ?? NO_COSTS, figures));
    }
  } while (ids.length === STEP);
  return sums;
};

const guests = statement<{ amount: number }>(
  `select coalesce((select sum(revenue) from orders
       where member_id is null and counted_on is not null and paid_at >= ? and paid_at < ?), 0)
     - coalesce((select sum(amount) from returns
       where member_id is null and counted_on is not null and returned_at >= ? and returned_at < ?), 0) as amount`,
);

/** From when on all that is counted is on record. */
const reachOf = async (db: Db, { opens, timeZone }: Reading) => {
  const [first] = await loadVersions(db);
  const { orders } = await loadSourceSpans(db, '');
  const countedFrom =
    first && orders ? Math.max(opens, first.startsAt, startOfDay(orders.from, timeZone)) : null;
  return { countedFrom, programmeFrom: first?.startsAt ?? null, ordersFrom: orders?.from ?? null };
};

export const reportCosts = async (db: Db, reading: Reading): Promise<CostReport> => {
  const { ends } = reading;
  const { countedFrom, ...sources } = await reachOf(db, reading);
  const programme = await loadProgramme(db, ends - 1);
  const policy = programme?.terms.spending ?? null;
  const value =
    programme && policy
      ? { points: policy.points, amount: policy.amount, programmeNumber: programme.number }
      : null;
  if (countedFrom === null || countedFrom >= ends)
    return {
      ...reading,
      ...sources,
      countedFrom: null,
      rows: [],
      guestSales: 0,
      levelPromotions: [],
      value,
    };
  const ranks = await loadRanks(db);
  const sums = await sumByLevel(db, { from: countedFrom, to: ends }, ranks);
  const rankOf = (level: string | null) => (level === null ? -1 : (ranks.get(level) ?? Infinity));
  const [sold] = await guests(db, countedFrom, ends, countedFrom, ends);
  return {
    ...reading,
    ...sources,
    countedFrom,
    rows: withWorth(
      [...sums]
        .map(([level, figures]) => ({ level, ...figures }))
        .toSorted((one, other) => rankOf(one.level) - rankOf(other.level)),
      policy,
    ),
    guestSales: Number(sold?.amount ?? 0),
    levelPromotions: await loadLevelPromotions(db, { from: countedFrom, to: ends }),
    value,
  };
};
