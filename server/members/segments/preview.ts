/** Who meets a rule now: how many, and some of them. */
import { SAMPLE, type SegmentPreview } from '#contract/members/segments';
import type { RuleGroup } from '#contract/members/segmentRules';
import { inValues, query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { listRows } from '../../platform/lists/list.ts';
import { memberList } from '../members/list.ts';
import { ruleSql } from '../segmentRules/compile.ts';
import { checkNames } from './names.ts';

/** Whom segments have: nobody twice, and nobody who was erased. */
const COUNTED = 'm.merged_into is null and m.erased_at is null';

export const previewRule = async (context: Context, rule: RuleGroup): Promise<SegmentPreview> => {
  const at = context.now();
  await checkNames(context.db, rule, at);
  const { timeZone } = await context.settings();
  const { counted, ids } = await context.connection.readSnapshot(async (db) => {
    const condition = ruleSql(rule, { db, at, timeZone });
    const [all] = await query<{ n: number; of: number }>(
      db,
      `select count(*) as "of", sum(case when ${condition.sql} then 1 else 0 end) as n from members m
       where ${COUNTED}`,
      condition.values,
    );
    const found = await query<{ id: number }>(
      db,
      `select m.id from members m where ${COUNTED} and ${condition.sql} order by m.id limit ${SAMPLE}`,
      condition.values,
    );
    return { counted: all, ids: found.map(({ id }) => Number(id)) };
  });
  const page = await listRows(
    {
      ...memberList,
      scope: () => ({
        sql: `"members".id ${inValues(context.db, 'integer')}`,
        values: [JSON.stringify(ids)],
      }),
    },
    context,
    { filter: {}, sort: ['id', 'ASC'], from: 0, limit: SAMPLE },
  );
  return {
    at,
    members: Number(counted?.n ?? 0),
    outOf: Number(counted?.of ?? 0),
    sample: page.rows as SegmentPreview['sample'],
  };
};
