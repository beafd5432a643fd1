/** Rules about members in SQL: on random stores they find whom the pure evaluation finds in facts read by plain loops. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '#shared/validation';
import '#server/app';
import { FACT_KEYS } from '#contract/members/segmentFacts';
import { isGroup, ruleIssues, type RuleNode } from '#contract/members/segmentRules';
import { matchesRule } from '#rules/members/segmentRules';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { ruleSql, sinceOf } from '#server/members/segmentRules/compile';
import { openDatabase, type TestDatabase } from '../../support/openDatabase.ts';
import { AT, group, readerOf, store, TIME_ZONE, write } from './ruleStore.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const factsIn = (rule: RuleNode): string[] =>
  isGroup(rule) ? rule.of.flatMap(factsIn) : [rule.fact];

test('a rule finds the same members in the database as its evaluation in their facts', async () => {
  const asked = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      store,
      fc.array(group(3), { minLength: 30, maxLength: 30 }),
      async (all, rules) => {
        await write(database.connection, all);
        const { db } = database.connection;
        const moment = { db, at: AT, timeZone: TIME_ZONE };
        for (const rule of rules) {
          expect(ruleIssues(rule)).toEqual([]);
          for (const fact of factsIn(rule)) asked.add(fact);
          const { sql, values } = ruleSql(rule, moment);
          const found = await query<{ id: number }>(
            db,
            `select m.id from members m where ${sql} order by m.id`,
            values,
          );
          const expected = all.people.flatMap((_, index) =>
            matchesRule(rule, readerOf(all, index + 1), (days) => sinceOf(moment, days))
              ? [index + 1]
              : [],
          );
          expect([rule, found.map(({ id }) => Number(id))]).toEqual([rule, expected]);
        }
      },
    ),
    { numRuns: dialect === 'sqlite' ? 40 : 12, seed: 20_261_129 },
  );
  expect([...asked].sort()).toEqual([...FACT_KEYS].sort());
}, 60_000);
