/** Of every column of text it is decided whether it leaves with a member: what nobody thought of would stay. */
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { shapeOf } from '#db/bulk';
import * as schema from '#db/schema/index';
import { routes } from '#server/app';
import { memberData, memberTables } from '#server/platform/personalData/memberTables';
import { personalFields } from '#shared/fieldMetadata';

const isTable = (value: unknown): value is SQLiteTable =>
  is(value, SQLiteTable) || is(value, PgTable);
const tables = Object.values(schema).filter(isTable);
const declared = memberTables();
const searched = memberData.parts.flatMap((part) => part.searched ?? []);
const textsOf = (table: SQLiteTable) =>
  shapeOf(table)
    .columns.filter(({ kind }) => kind === 'text' || kind === 'json')
    .map(({ key }) => key);

/** Tables that hold no words about a member, with the reason. */
const ABOUT_NOBODY: Record<string, readonly string[]> = {
  'goods, their prices, and what is said of them': [
    'attribute_values',
    'attributes',
    'categories',
    'category_attributes',
    'category_tree',
    'competitor_offers',
    'competitor_prices',
    'files',
    'price_batch_items',
    'price_batches',
    'price_events',
    'price_lists',
    'prices',
    'product_categories',
    'product_files',
    'product_tags',
    'products',
    'quality_issues',
    'quality_rules',
    'removed_variants',
    'seasonal_batches',
    'seasonal_plans',
    'shown_spans',
    'stock_counts',
    'stock_levels',
    'suggestion_rules',
    'variants',
  ],
  'what holds for all members, or for all of a kind': [
    'audience_names',
    'campaigns',
    'after_sales_policies',
    'coupon_batches',
    'earn_budgets',
    'macros',
    'message_templates',
    'member_activities',
    'member_activity_prizes',
    'point_rewards',
    'programme_versions',
    'return_reasons',
    'return_reason_words',
    'promotion_book',
    'promotion_revisions',
    'promotions',
    'care_rules',
    'root_causes',
    'segments',
    'tags',
    'dimensions',
    'survey_alert_rules',
    'satisfaction_targets',
    'survey_distributions',
    'survey_versions',
    'surveys',
    'weight_sets',
  ],
  'staff, who are no members': [
    'absences',
    'api_keys',
    'credentials',
    'invitations',
    'sessions',
    'staff',
    'team_members',
    'quality_cards',
    'teams',
    'ticket_rules',
    'ticket_presence',
    'ticket_views',
    'two_factors',
    'verifications',
  ],
  'only hashes of who somebody is': ['login_attempts'],
  'members by their ids alone': ['corrective_evidence', 'event_timers', 'programme_replays'],
  'counters, whose names change with the redemptions of a member': ['usage_counters'],
  'sums over many members': [
    'buyer_gaps',
    'monthly_reviews',
    'rfm_runs',
    'sales_days',
    'sales_freshness',
    'survey_scores',
    'visit_days',
  ],
  'the console itself': [
    'demo_stores',
    'ledger_clearing',
    'message_settings',
    'scheduled_jobs',
    'scheduled_runs',
    'service_calendar_versions',
    'service_calendars',
    'service_policies',
    'service_retention',
    'settings',
    'webhook_endpoints',
  ],
};

test('of every column of text in a table about members it is decided whether it is cleared', () => {
  const undecided = declared.flatMap(({ table, clear, keep }) =>
    textsOf(table)
      .filter((key) => key in clear === keep.includes(key as never))
      .map((key) => `${getTableName(table)}.${key}`),
  );
  expect(undecided).toEqual([]);
});

test('every other table is searched for what is known of a member, or has a written reason why not', () => {
  const known = new Set([...declared, ...searched].map(({ table }) => getTableName(table)));
  expect(
    tables
      .map((table) => getTableName(table))
      .filter((name) => !known.has(name))
      .sort(),
    'declare the table in memberData.ts of its domain, or add it to ABOUT_NOBODY here',
  ).toEqual(Object.values(ABOUT_NOBODY).flat().sort());
});

test('every table with the id of a member is in the file of a member', () => {
  const names = declared.map(({ table }) => getTableName(table));
  expect(
    tables
      .filter((table) => shapeOf(table).columns.some(({ key }) => key === 'memberId'))
      .map((table) => getTableName(table))
      .filter((name) => !names.includes(name)),
  ).toEqual([]);
});

test('whatever a contract marks as personal is cleared where it is stored', () => {
  const cleared = new Set(declared.flatMap(({ clear }) => Object.keys(clear)));
  const marked = routes.flatMap(({ body }) => [...(body ? personalFields(body).keys() : [])]);
  expect(marked.length).toBeGreaterThan(3);
  expect(
    [...new Set(marked.map((path) => path.split('.').at(-1) ?? ''))].filter(
      (name) => !cleared.has(name),
    ),
  ).toEqual([]);
});

test('every column that is named exists, so that none is missed by its spelling', () => {
  const wrong = declared.flatMap(({ table, clear, keep }) => {
    const keys = shapeOf(table).columns.map(({ key }) => key);
    return [...Object.keys(clear), ...keep].filter((key) => !keys.includes(key));
  });
  expect(wrong).toEqual([]);
});
