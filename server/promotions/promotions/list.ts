/** The list of promotions: columns, filters and sorting. */
import { promotions } from '#db/schema/promotions/promotions';
import { codeKey } from '#contract/promotions/codes';
import { searchOf } from '../../platform/lists/search.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { loadFlashStock } from './flashStock.ts';
import { PROMOTION_HAS_GIFTS, withGiftCosts } from './giftCosts.ts';
import { promotionNeeds } from './needs.ts';
import { type PromotionRow, withPhase } from './record.ts';
import { PHASES } from './phases.ts';

const used = (what: string) =>
  `coalesce((select used from usage_counters where counter = 'promotion/' || "promotions".id || '/${what}'), 0)`;

const SEARCHED = { table: promotions, searchColumns: ['name', 'authorName'] };

/** Words of the name or the author, or a whole code: codes are not found by a part of them. */
const found: CustomFilter = (value, context) => {
  const named = searchOf(SEARCHED, 'promotions', value, context);
  if (named === null) return { sql: '1 = 1', values: [] };
  return {
    sql: `(${named.sql} or "promotions".id in (select b.promotion_id from coupons c
      join coupon_batches b on b.id = c.batch_id where c.key = ?))`,
    values: [...named.values, codeKey(String(value))],
  };
};

export const promotionList: ListSpec = {
  ...SEARCHED,
  extra: {
    uses: used('uses'),
    spent: used('spent'),
    hasGiftCosts: PROMOTION_HAS_GIFTS,
    campaignName: `(select c.name from campaigns c where c.id = "promotions".campaign_id)`,
  },
  unasked: { fields: ['id', 'phase'], sql: '"promotions".archived_at is null' },
  filters: {
    q: found,
    needs: promotionNeeds,
    phase: (value, context) =>
      typeof value === 'string' && Object.hasOwn(PHASES, value)
        ? (PHASES[value]?.(context.now()) ?? null)
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
  finish: async (context, rows) => {
    const listed = rows as ((typeof rows)[number] & PromotionRow)[];
    const flashStock = await loadFlashStock(context.db, listed, context.now());
    return listed.map((row) => ({
      ...withPhase(withGiftCosts(row), context.now()),
      flashStock: flashStock(row.id),
    }));
  },
};
