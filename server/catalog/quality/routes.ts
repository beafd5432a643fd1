import type { z } from 'zod';
import { DEFAULT_QUALITY_RULES, QualityRuleInput } from '#contract/catalog/quality';
import type { Connection } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { qualityIssues, qualityRules } from '#db/schema/catalog/quality';
import { query } from '#db/statements';
import { recordEdit } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { checkVersion, getRow, recordId, updateRow } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { scoreAllProducts } from './score.ts';

type RuleBody = z.infer<typeof QualityRuleInput> & { version?: number };

/** The rules of a new store. */
export const ensureQualityRules = (connection: Connection) =>
  connection.transaction(async (tx) => {
    const rows = await query<{ code: string }>(tx, 'select code from quality_rules');
    const known = new Set(rows.map(({ code }) => code));
    await insertRows(
      tx,
      qualityRules,
      DEFAULT_QUALITY_RULES.filter(({ code }) => !known.has(code)),
    );
  });

const rules = resource('qualityRules', {
  list: listOf({ table: qualityRules }),
  show: (context, { params }) => getRow(context.db, qualityRules, recordId(params.id)),
  edit: {
    body: QualityRuleInput,
    handle: async (context: Context, { params, body }: Call<RuleBody>) =>
      context.transaction(async (tx) => {
        const before = await getRow(tx, qualityRules, recordId(params.id));
        checkVersion(before, body.version);
        const values = { severity: body.severity, threshold: body.threshold };
        await updateRow(tx, qualityRules, before.id, {
          ...values,
          version: before.version + 1,
          updatedAt: context.now(),
        });
        await scoreAllProducts(tx, context.now());
        await recordEdit(tx, {
          actor: context.actor,
          at: context.now(),
          resource: 'qualityRules',
          recordId: before.id,
          recordName: before.code,
          before,
          after: { ...before, ...values },
        });
        return getRow(tx, qualityRules, before.id);
      }),
  },
});

/** The work list: open issues of products that are not archived, with the product they concern. */
const issues = resource('qualityIssues', {
  list: listOf({
    table: qualityIssues,
    defaultSort: ['severity', 'ASC'],
    scope: () => ({
      sql: `product_id in (select id from products where status <> 'archived')`,
      values: [],
    }),
    finish: async (context, rows) => {
      const ids = [...new Set(rows.map((row) => row.productId as number))];
      const products = await selectIn<{
        id: number;
        name: string;
        names: string;
        status: string;
        quality_score: number;
      }>(
        context.db,
        'select id, name, names, status, quality_score from products where id in (?)',
        ids,
        'integer',
      );
      const byId = new Map(
        products.map(({ id, names, quality_score, ...row }) => [
          id,
          { id, ...row, names: JSON.parse(names) as unknown, qualityScore: quality_score },
        ]),
      );
      return rows.map((row) => ({ ...row, product: byId.get(row.productId as number) ?? null }));
    },
  }),
  actions: {
    summary: {
      summary: 'How many products each rule finds',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async (context) =>
        query(
          context.db,
          `select i.rule, i.severity, count(distinct i.product_id) as products from quality_issues i
           join products p on p.id = i.product_id where p.status <> 'archived'
           group by i.rule, i.severity order by i.severity, products desc`,
        ),
    },
  },
});

export const qualityRoutes = [...rules, ...issues];
