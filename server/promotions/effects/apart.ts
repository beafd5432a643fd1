/** SQL shared by the figures of members held out and treated. */

// Members known only from an order have no joining date: the day they were recorded counts.
export const JOINED = 'coalesce(m.joined_at, m.created_at)';

/** The members who are not treated, as rows of `apart`. */
export const APART = { id: 'integer', side: 'integer' } as const;
export const apartOf = (input: string) =>
  `apart as materialized (select cast(id as integer) as id, side from ${input})`;
export const WITHIN = 'o.counted_on >= ? and o.counted_on < ? and o.member_id is not null';
