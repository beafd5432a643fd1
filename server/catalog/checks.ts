/** Checks of what is derived from products; `npm run verify` reports rows where they are wrong. */
import type { Check } from '../platform/verify/verify.ts';

export const CHECKS: readonly Check[] = [
  {
    name: 'products.variantCount',
    wrongRows: `select p.id, p.variant_count from products p where
     p.variant_count <> (select count(*) from variants v where v.product_id = p.id)`,
  },
  {
    name: 'products.qualityErrors and qualityWarnings',
    wrongRows: `select p.id, p.quality_errors, p.quality_warnings from products p where
     p.quality_errors <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'error')
     or p.quality_warnings <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'warning')`,
  },
  {
    name: 'product_files',
    wrongRows: `select p.id, f.hash from product_files pf
     join files f on f.id = pf.file_id join products p on p.id = pf.product_id
     where p.images not like '%/' || f.hash || '/%'
     union all select p.id, 'no file' from products p where p.images like '%"/api/pictures/%'
     and not exists (select 1 from product_files pf where pf.product_id = p.id)`,
  },
  {
    name: 'stock_levels',
    wrongRows: `select l.sku, l.place, l.quantity, l.at from stock_levels l left join stock_counts c
     on c.sku = l.sku and c.place = l.place and c.at = l.at
     where c.quantity is null or c.quantity <> l.quantity
     or exists (select 1 from stock_counts n where n.sku = l.sku and n.place = l.place and n.at > l.at)
     union all select c.sku, c.place, c.quantity, c.at from stock_counts c
     where not exists (select 1 from stock_levels l where l.sku = c.sku and l.place = c.place)`,
  },
];
