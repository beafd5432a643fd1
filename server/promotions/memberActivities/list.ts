/** The list of activities: columns, filters and sorting. */
import { memberActivities } from '#db/schema/promotions/memberActivities';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { activityNeeds } from '../activityApprovals/needs.ts';
import { byPeriodState } from '../periodStates/filter.ts';

const named = (table: string, column: string, name: string) =>
  `(select r.${name} from ${table} r where r.id = "member_activities".${column})`;
const entries = (state: string) =>
  `(select count(*) from member_entries e where e.activity_id = "member_activities".id and e.state = '${state}')`;

/** What is shown beside the columns of the table. */
export const EXTRA = {
  campaignName: named('campaigns', 'campaign_id', 'name'),
  batchName: named('coupon_batches', 'batch_id', 'name'),
  productNames: named('products', 'product_id', 'names'),
  waiting: entries('waiting'),
  won: entries('won'),
};

const ACTIVE = '"member_activities".archived_at is null';

/** As in the contract: names of a product are stored as text. */
export const shown = <T extends Record<string, unknown>>(row: T) => ({
  ...row,
  productNames:
    typeof row.productNames === 'string'
      ? JSON.parse(row.productNames)
      : (row.productNames ?? null),
});

export const memberActivityList: ListSpec = {
  table: memberActivities,
  searchColumns: ['names', 'code'],
  extra: EXTRA,
  hidden: ['seed', 'approvedPoints', 'termsInForce', 'inForce', 'aloneBy', 'aloneOn'],
  unasked: { fields: ['id', 'state', 'campaignId'], sql: ACTIVE },
  filters: { state: byPeriodState('member_activities'), needs: activityNeeds },
  defaultSort: ['startsAt', 'DESC'],
  finish: (_context, rows) => rows.map(shown),
};
