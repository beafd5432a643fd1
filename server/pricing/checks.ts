/** Checks of stored prices and competitor offers; `npm run verify` reports rows that fail them. */
import type { Check } from '../platform/verify/verify.ts';

export const CHECKS: readonly Check[] = [
  {
    name: 'prices without overlap',
    wrongRows: `select a.id, b.id as other from prices a join prices b on b.variant_id = a.variant_id
     and b.list_id = a.list_id and b.min_quantity = a.min_quantity and b.id <> a.id
     and b.starts_at >= a.starts_at and b.starts_at < a.ends_at`,
  },
  {
    name: 'variants with a base price',
    wrongRows: `select v.id from variants v where not exists
     (select 1 from prices p where p.variant_id = v.id and p.list_id = 1 and p.min_quantity = 1 and p.ends_at = 8640000000000000)`,
  },
  {
    name: 'variants shown while their product is active',
    wrongRows: `select v.id, p.status from variants v join products p on p.id = v.product_id and p.status = 'active'
     where not exists (select 1 from shown_spans s where s.variant_id = v.id and s.ends_at = 8640000000000000)
     union all
     select s.variant_id, 'shown' from shown_spans s where s.ends_at = 8640000000000000 and not exists
       (select 1 from variants v join products p on p.id = v.product_id where v.id = s.variant_id and p.status = 'active')`,
  },
  {
    name: 'shown_spans without overlap',
    wrongRows: `select s.variant_id, s.starts_at from shown_spans s where s.ends_at <= s.starts_at or exists
     (select 1 from shown_spans o where o.variant_id = s.variant_id and o.starts_at > s.starts_at and o.starts_at < s.ends_at)`,
  },
  {
    name: 'competitor_offers as last observed',
    wrongRows: `select o.id, o.amount, o.shipping, o.observed_at, o.previous_amount, o.moved_at
     from competitor_offers o
     left join (select offer_id, max(observed_at) as last_at, max(case when total <> prior then observed_at end) as moved_at
       from (select offer_id, observed_at, amount + shipping as total,
         lag(amount + shipping) over (partition by offer_id order by observed_at) as prior from competitor_prices) steps
       group by offer_id) derived on derived.offer_id = o.id
     left join competitor_prices c on c.offer_id = o.id and c.observed_at = derived.last_at
     where coalesce(o.observed_at, -1) <> coalesce(c.observed_at, -1) or coalesce(o.amount, -1) <> coalesce(c.amount, -1)
       or coalesce(o.shipping, -1) <> coalesce(c.shipping, -1) or coalesce(o.in_stock, -1) <> coalesce(c.in_stock, -1)
       or coalesce(o.moved_at, -1) <> coalesce(derived.moved_at, -1)
       or coalesce(o.previous_amount, -1) <> coalesce((select p.amount + p.shipping from competitor_prices p
         where p.offer_id = o.id and p.observed_at < derived.moved_at order by p.observed_at desc limit 1), -1)`,
  },
];
