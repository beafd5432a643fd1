/** SQL for comparing members who were held out with the others. By hand: sums over all orders of a period. */

// Members known only from an order have no joining date; for them the day on which they were created counts.
export const JOINED = 'coalesce(m.joined_at, m.created_at)';

/** Members who are not in the treated group, passed as rows of `untreated`. */
export const UNTREATED = { id: 'integer', side: 'integer' } as const;
export const untreatedSql = (input: string) =>
  `untreated as materialized (select cast(id as integer) as id, side from ${input})`;
export const WITHIN = 'o.counted_on >= ? and o.counted_on < ? and o.member_id is not null';
