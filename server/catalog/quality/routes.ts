import type { z } from 'zod';
import { asc, countDistinct, desc, eq, inArray, ne } from 'drizzle-orm';
import { QualityRuleInput } from '#contract/catalog/quality';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { qualityIssues, qualityRules } from '#db/schema/catalog/quality';
import { recordEdit } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { checkVersion, getRow, recordId, updateRow } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { loadQueue, QueueQuery } from './queue.ts';
import { scoreAllProducts } from './scoreMany.ts';

type RuleBody = z.infer<typeof QualityRuleInput> & { version?: number };

export const ruleList: ListSpec = { table: qualityRules };
const rules = resource('qualityRules', {
  list: listOf(ruleList),
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

const productsById = prepared({ ids: many(products.id) }, (q, { ids }) =>
  q
    .select({
      id: products.id,
      externalId: products.externalId,
      name: products.name,
      status: products.status,
      names: products.names,
      qualityScore: products.qualityScore,
    })
    .from(products)
    .where(inArray(products.id, ids)),
);
const productCount = countDistinct(qualityIssues.productId).as('products');
const openIssues = prepared({}, (q) =>
  q
    .select({ rule: qualityIssues.rule, severity: qualityIssues.severity, products: productCount })
    .from(qualityIssues)
    .innerJoin(products, eq(products.id, qualityIssues.productId))
    .where(ne(products.status, 'archived'))
    .groupBy(qualityIssues.rule, qualityIssues.severity)
    .orderBy(asc(qualityIssues.severity), desc(productCount)),
);

/** The work list: open issues of products that are not archived, with their products. */
export const issueList: ListSpec = {
  table: qualityIssues,
  defaultSort: ['severity', 'ASC'],
  scope: () => ({
    sql: `product_id in (select id from products where status <> 'archived')`,
    values: [],
  }),
  finish: async (context, rows) => {
    const ids = [...new Set(rows.map((row) => row.productId as number))];
    const known = new Map((await productsById(context.db, { ids })).map((row) => [row.id, row]));
    return rows.map((row) => ({ ...row, product: known.get(row.productId as number) ?? null }));
  },
};

const issues = resource('qualityIssues', {
  list: listOf(issueList),
  actions: {
    queue: {
      summary: 'Open issues to work through, those of the best-selling products first',
      method: 'get',
      collection: true,
      action: 'list',
      query: QueueQuery,
      handle: async (context: Context, { query }: Call<unknown, z.output<typeof QueueQuery>>) =>
        context.connection.readSnapshot((db) => loadQueue(db, query, context.now())),
    },
    summary: {
      summary: 'How many products each rule finds',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async (context) => openIssues(context.db),
    },
  },
});

export const qualityRoutes = [...rules, ...issues];
