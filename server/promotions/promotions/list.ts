/** The list of promotions: columns, filters and sorting. */
import { promotions } from '#db/schema/promotions/promotions';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { PROMOTION_HAS_GIFTS, withGiftCosts } from './giftCosts.ts';
import { promotionNeeds } from './needs.ts';
import { withPhase } from './record.ts';
import type { PhaseFacts } from './rules.ts';
import { PHASES } from './phases.ts';

const used = (what: string) =>
  `coalesce((select used from usage_counters where counter = 'promotion/' || "promotions".id || '/${what}'), 0)`;

export const promotionList: ListSpec = {
  table: promotions,
  searchColumns: ['name', 'author_name'],
  extra: {
    uses: used('uses'),
    spent: used('spent'),
    hasGiftCosts: PROMOTION_HAS_GIFTS,
    campaignName: `(select c.name from campaigns c where c.id = "promotions".campaign_id)`,
  },
  unasked: { fields: ['id', 'phase'], sql: '"promotions".archived_at is null' },
  filters: {
    needs: promotionNeeds,
    phase: (value, context) =>
      typeof value === 'string' && Object.hasOwn(PHASES, value)
        ? (PHASES[value]?.(context.now()) ?? null)
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
  finish: (context, rows) =>
    rows.map((row) => withPhase(withGiftCosts(row as typeof row & PhaseFacts), context.now())),
};
