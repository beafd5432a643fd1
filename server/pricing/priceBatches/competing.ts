/** SQL for the competing prices of a variant. */
import { DAY_MS } from '#shared/days';

/** Competing prices older than this are ignored. */
const FRESH_DAYS = 14;
export const freshAfter = (now: number): number => now - FRESH_DAYS * DAY_MS;

const competing = (aggregate: string) =>
  `(select ${aggregate} from competitor_offers o where o.variant_id = v.id and o.own = 0 and o.in_stock = 1
     and o.archived_at is null and o.observed_at > ?)`;

/**
 * The lowest price of variant `v`, shipping included, observed after an instant (the one value); null where none is
 * known.
 */
export const LOWEST_COMPETING = competing('min(o.amount + o.shipping)');
/** Rounded half up to whole minor units. */
export const AVERAGE_COMPETING = competing(
  '(2 * cast(sum(o.amount + o.shipping) as bigint) + count(*)) / (2 * nullif(count(*), 0))',
);
