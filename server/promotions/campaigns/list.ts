/** The list of campaigns: columns, filters and sorting. */
import { ATTENTION_DAYS, NEARLY_USED_BPS } from '#contract/platform/attention';
import { campaigns } from '#db/schema/promotions/campaigns';
import { needsFilter } from '../../platform/attention/source.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { DAY_MS } from '#shared/days';
import { RATE } from '#shared/money';
import { byPeriodState } from '../periodStates/filter.ts';
import { CAMPAIGN_HAS_GIFTS, withGiftCosts } from '../promotions/giftCosts.ts';

/** What its promotions have given so far, and how many promotions it has. */
export const SPENT = `coalesce((select used from usage_counters where counter = 'campaign/' || "campaigns".id || '/spent'), 0)`;
export const HELD = `(select count(*) from promotions p where p.campaign_id = "campaigns".id and p.archived_at is null)`;

const DAYS_MS = ATTENTION_DAYS * DAY_MS;
const needs = needsFilter({
  startsSoon: ({ now }) => ({
    sql: '"campaigns".archived_at is null and "campaigns".starts_at > ? and "campaigns".starts_at <= ?',
    values: [now(), now() + DAYS_MS],
  }),
  endsSoon: ({ now }) => ({
    sql: `"campaigns".archived_at is null and "campaigns".starts_at <= ? and "campaigns".ends_at > ?
      and "campaigns".ends_at <= ?`,
    values: [now(), now(), now() + DAYS_MS],
  }),
  budget: ({ now }) => ({
    sql: `"campaigns".archived_at is null and ("campaigns".ends_at is null or "campaigns".ends_at > ?)
      and "campaigns".budget > 0 and ${SPENT} * ${RATE} >= "campaigns".budget * ${NEARLY_USED_BPS}`,
    values: [now()],
  }),
});

export const campaignList: ListSpec = {
  table: campaigns,
  searchColumns: ['name', 'theme', 'ownerName'],
  extra: { spent: SPENT, hasGiftCosts: CAMPAIGN_HAS_GIFTS, promotions: HELD },
  unasked: { fields: ['id', 'state'], sql: '"campaigns".archived_at is null' },
  filters: { needs, state: byPeriodState('campaigns') },
  defaultSort: ['startsAt', 'DESC'],
  finish: (_context, rows) => rows.map(withGiftCosts),
};
