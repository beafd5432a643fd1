/** The list of activities: columns, filters and sorting. */
import { memberActivities } from '#db/schema/promotions/memberActivities';
import type { Condition, ListSpec } from '../../platform/lists/spec.ts';

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
const STATES: Record<string, (now: number) => Condition> = {
  current: (now) => ({
    sql: `${ACTIVE} and "member_activities".starts_at <= ? and "member_activities".ends_at > ?`,
    values: [now, now],
  }),
  planned: (now) => ({ sql: `${ACTIVE} and "member_activities".starts_at > ?`, values: [now] }),
  over: (now) => ({ sql: `${ACTIVE} and "member_activities".ends_at <= ?`, values: [now] }),
  archived: () => ({ sql: '"member_activities".archived_at is not null', values: [] }),
};

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
  hidden: ['seed'],
  unasked: { fields: ['id', 'state', 'campaignId'], sql: ACTIVE },
  filters: {
    state: (value, { now }) =>
      typeof value === 'string' && Object.hasOwn(STATES, value)
        ? (STATES[value]?.(now()) ?? null)
        : null,
  },
  defaultSort: ['startsAt', 'DESC'],
  finish: (_context, rows) => rows.map(shown),
};
