/** Routes of saved baskets. */
import { PromotionCaseInput } from '#contract/promotions/simulator';
import { promotionCases } from '#db/schema/promotions/promotions';
import type { Context } from '../../platform/http/context.ts';
import { seesCosts } from '../../platform/http/costs.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createCase, deleteCase } from './cases.ts';
import { runCases } from './runCases.ts';

/** The data of a request that quoting needs. */
export const loadQuoteContext = async (context: Context) => ({
  owner: context.connection,
  settings: await context.settings(),
  now: context.now(),
});

/** A case with a draft among its promotions tells how far its terms go down: its amounts are for those who see costs. */
const hasDraft = (request: unknown) => Boolean((request as { input?: unknown }).input);
const seenBy = <T extends { request?: unknown }>(context: Context, row: T): T =>
  seesCosts(context) || !hasDraft(row.request) ? row : { ...row, expected: {} };

export const caseList: ListSpec = {
  table: promotionCases,
  searchColumns: ['name', 'authorName'],
  defaultSort: ['id', 'DESC'],
  finish: (context, rows) => rows.map((row) => seenBy(context, row)),
};

export const promotionCaseRoutes = resource('promotionCases', {
  list: listOf(caseList),
  show: async (context, { params }) =>
    seenBy(context, await getRow(context.db, promotionCases, recordId(params.id))),
  create: {
    body: PromotionCaseInput,
    handle: async (context: Context, { body }: Call<PromotionCaseInput>) => {
      const writer = await writerOf(context);
      const quoteContext = await loadQuoteContext(context);
      return context.transaction((tx) => createCase(tx, writer, quoteContext, body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteCase(tx, writer, recordId(params.id)));
  },
  actions: {
    run: {
      reads: true,
      summary: 'Run every kept basket again and tell whose answer changed',
      collection: true,
      action: 'show',
      handle: async (context: Context) => {
        const results = await runCases(context.db, await loadQuoteContext(context));
        return {
          results: results.map(({ hasDraft, ...result }) =>
            hasDraft && !seesCosts(context) ? { ...result, before: null, after: null } : result,
          ),
        };
      },
    },
  },
});
