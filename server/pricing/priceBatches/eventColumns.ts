/** The columns of a logged price that a batch writes. */

export const EVENT_COLUMNS = `(variant_id, effective_at, recorded_at, amount, original_amount, cause, batch_id, actor_kind,
  actor_id, actor_name)`;
/** Values in the order of the placeholders: effective and recorded instants, cause, batch, actor. */
export const eventOf = (amount: string, original: string) =>
  `select i.variant_id, cast(? as bigint), cast(? as bigint), ${amount}, ${original}, cast(? as text), i.batch_id,
     cast(? as text), cast(? as text), cast(? as text)`;
