/** The figures of Today computed directly from orders, lines, returns and events, without rollups. */
import { connect, type Db } from '#db';
import { query, rowsStatement, type Value } from '#db/statements';
import { addDays } from '#shared/days';
import { answer } from './answer.ts';

export interface DirectKind {
  /** The buckets of the period and of the compared period, with `from` included and `to` excluded. */
  buckets: { from: string; to: string }[];
  previousBuckets: { from: string; to: string }[];
  channel?: string;
  categoryId?: number;
}
export interface DirectSums {
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  buyers: number;
  newBuyers: number;
  visits: number | null;
}
export interface DirectAnswer {
  /** Milliseconds of the faster of two runs. */
  ms: number;
  /** One per bucket, with those of the compared period last. */
  points: DirectSums[];
  buyers: number;
  previousBuyers: number;
}

const DAYS = { day: 'text', n: 'integer', period: 'integer' } as const;
interface Scope {
  subtree: readonly number[] | null;
  channel: string | undefined;
}
const inChannel = (alias: string, { channel }: Scope) =>
  channel === undefined ? '' : ` and ${alias}.channel = ?`;
const inSubtree = (alias: string, { subtree }: Scope) =>
  `${alias}.category_id in (${subtree?.join(', ') || '-1'})`;

/** Counted orders within the scope: whole orders, or the lines of a category and its descendants. */
const sold = (scope: Scope) =>
  scope.subtree === null
    ? `select o.member_id, o.counted_on as day, o.revenue, o.units, o.discount from orders o where o.counted_on is not null${inChannel('o', scope)}`
    : `select o.member_id, o.counted_on as day, sum(l.paid) as revenue, sum(l.quantity) as units, sum(l.discount) as discount
       from orders o join order_lines l on l.order_id = o.id
       where o.counted_on is not null and ${inSubtree('l', scope)}${inChannel('o', scope)} group by o.id, o.member_id, o.counted_on`;
const soldBetween = (scope: Scope) =>
  sold(scope).replace('is not null', 'is not null and o.counted_on >= ? and o.counted_on < ?');

const returned = (scope: Scope) =>
  scope.subtree === null
    ? `select r.counted_on as day, r.amount from returns r where r.counted_on is not null${inChannel('r', scope)}`
    : `select r.counted_on as day, l.amount from returns r join return_lines l on l.return_id = r.id
       where r.counted_on is not null and ${inSubtree('l', scope)}${inChannel('r', scope)}`;

const ask = (
  db: Db,
  sql: (input: string) => string,
  rows: readonly (readonly Value[])[],
  values: readonly Value[],
) => rowsStatement<Record<string, number>>(DAYS, sql)(db, rows, ...values);

/** Days with the number of their bucket, followed by those of the compared period. */
const daysOf = ({ buckets, previousBuckets }: DirectKind): [string, number, number][] =>
  [...buckets, ...previousBuckets].flatMap(({ from, to }, n) => {
    const days: [string, number, number][] = [];
    for (let day = from; day < to; day = addDays(day, 1))
      days.push([day, n, n < buckets.length ? 0 : 1]);
    return days;
  });

const compute = async (
  db: Db,
  kind: DirectKind,
  scope: Scope,
): Promise<Omit<DirectAnswer, 'ms'>> => {
  const days = daysOf(kind);
  const all = days.map(([day]) => day);
  const first = all.reduce((least, day) => (day < least ? day : least), '9999');
  const end = addDays(
    all.reduce((most, day) => (day > most ? day : most), ''),
    1,
  );
  const channel = scope.channel === undefined ? [] : [scope.channel];
  // The with-clause comes first, so that the placeholder of the days is the first one.
  const from = (input: string, rows: string) =>
    `with days as (select day, n, period from ${input}), found as (${rows})`;
  const buckets = await ask(
    db,
    (input) => `${from(input, soldBetween(scope))}
      select d.n, sum(case when s.revenue > 0 then 1 else 0 end) as orders,
        sum(case when s.revenue > 0 and s.member_id is not null then 1 else 0 end) as member_orders,
        sum(s.units) as units, sum(s.revenue) as revenue, sum(s.discount) as discount,
        count(distinct case when s.revenue > 0 then s.member_id end) as buyers
      from found s join days d on d.day = s.day group by d.n`,
    days,
    [first, end, ...channel],
  );
  const periods = await ask(
    db,
    (input) => `${from(input, soldBetween(scope))}
      select d.period as n, count(distinct s.member_id) as buyers from found s join days d on d.day = s.day where s.revenue > 0 group by d.period`,
    days,
    [first, end, ...channel],
  );
  const newcomers = await ask(
    db,
    (input) => `${from(input, sold(scope))},
      firsts as (select member_id, min(day) as day from found where member_id is not null and revenue > 0 group by member_id)
      select d.n, count(*) as n_members from firsts f join days d on d.day = f.day group by d.n`,
    days,
    channel,
  );
  const back = await ask(
    db,
    (input) =>
      `${from(input, returned(scope))} select d.n, sum(r.amount) as amount from found r join days d on d.day = r.day group by d.n`,
    days,
    channel,
  );
  const visits =
    scope.subtree === null
      ? await ask(
          db,
          (
            input,
          ) => `${from(input, `select e.day from events e where e.type = 'visit'${inChannel('e', scope)}`)}
            select d.n, count(*) as visits from found e join days d on d.day = e.day group by d.n`,
          days,
          channel,
        )
      : null;
  const at = (rows: Record<string, number>[], n: number) => rows.find((row) => row.n === n);
  const points = [...kind.buckets, ...kind.previousBuckets].map((_, n): DirectSums => {
    const sums = at(buckets, n);
    return {
      orders: sums?.orders ?? 0,
      memberOrders: sums?.member_orders ?? 0,
      units: sums?.units ?? 0,
      revenue: sums?.revenue ?? 0,
      discount: sums?.discount ?? 0,
      returned: at(back, n)?.amount ?? 0,
      buyers: sums?.buyers ?? 0,
      newBuyers: at(newcomers, n)?.n_members ?? 0,
      visits: visits && (at(visits, n)?.visits ?? 0),
    };
  });
  return {
    points,
    buyers: at(periods, 0)?.buyers ?? 0,
    previousBuyers: at(periods, 1)?.buyers ?? 0,
  };
};

answer<{ kinds: DirectKind[] }, DirectAnswer[]>(async ({ kinds }, url) => {
  const connection = connect(url);
  const answers: DirectAnswer[] = [];
  for (const kind of kinds) {
    const subtree =
      kind.categoryId === undefined
        ? null
        : (
            await query<{ id: number }>(
              connection.db,
              'select id from categories where path like ?',
              [`%/${kind.categoryId}/%`],
            )
          ).map(({ id }) => id);
    const scope: Scope = { subtree, channel: kind.channel };
    const times: number[] = [];
    let computed: Omit<DirectAnswer, 'ms'> | undefined;
    for (let run = 0; run < 2; run++) {
      const started = performance.now();
      computed = await compute(connection.db, kind, scope);
      times.push(performance.now() - started);
    }
    if (computed) answers.push({ ms: Math.min(...times), ...computed });
  }
  await connection.close();
  return answers;
});
