/** Rules that lists and figures ask of the database say there what they say of a record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEMBER_ENTRY_STATES } from '#contract/promotions/memberEntries';
import { query } from '#db/statements';
import { isLate, lateSql } from '#rules/orders/shipments';
import { takesPlace, takesPlaceSql } from '#rules/promotions/memberEntries';
import { periodState, periodStateSql } from '#rules/promotions/periodStates';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const AT = 100;
const INSTANTS = [null, AT - 1, AT, AT + 1] as const;

type Columns = Record<string, number | string | null>;
const literal = (value: Columns[string]) =>
  typeof value === 'string' ? `'${value}'` : `cast(${value ?? 'null'} as bigint)`;
/** The value of an expression over one row, called `r`, of these columns. */
const valueOf = async (expression: string, row: Columns) => {
  const columns = Object.entries(row).map(([name, value]) => `${literal(value)} as ${name}`);
  const [found] = await query<{ said: unknown }>(
    api.connection.db,
    `select ${expression} as said from (select ${columns.join(', ')}) r`,
  );
  return found?.said;
};
/** A condition as it filters: null where neither it nor its opposite holds. */
const holds = async (condition: string, row: Columns) => {
  const value = await valueOf(
    `case when ${condition} then 'yes' when not (${condition}) then 'no' end`,
    row,
  );
  return value === null ? null : value === 'yes';
};

test('a parcel is late in the database exactly when it is late by the rule', async () => {
  for (const promisedAt of INSTANTS)
    for (const deliveredAt of INSTANTS)
      expect([
        promisedAt,
        deliveredAt,
        await holds(lateSql('r', String(AT)), {
          promised_at: promisedAt,
          delivered_at: deliveredAt,
        }),
      ]).toEqual([promisedAt, deliveredAt, isLate({ promisedAt, deliveredAt }, AT)]);
});

test('an entry takes a place in the database exactly when it takes one by the rule', async () => {
  for (const state of MEMBER_ENTRY_STATES)
    for (const approvedAt of [null, AT])
      expect([
        state,
        approvedAt,
        await holds(takesPlaceSql('r'), { state, approved_at: approvedAt }),
      ]).toEqual([state, approvedAt, takesPlace({ state, approvedAt })]);
});

test('a campaign, an activity or a reward has the state of the rule in the database, too', async () => {
  for (const archivedAt of [null, AT])
    for (const startsAt of INSTANTS)
      for (const endsAt of INSTANTS)
        expect([
          archivedAt,
          startsAt,
          endsAt,
          await valueOf(periodStateSql('r', String(AT)), {
            archived_at: archivedAt,
            starts_at: startsAt,
            ends_at: endsAt,
          }),
        ]).toEqual([
          archivedAt,
          startsAt,
          endsAt,
          periodState({ archivedAt, startsAt, endsAt }, AT),
        ]);
});
