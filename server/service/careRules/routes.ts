/** Routes of the rules by which customers are called. */
import { CareRuleEdit, CareRuleInput } from '#contract/service/careRules';
import { careRules } from '#db/schema/service/careRules';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createCareRule, editCareRule } from './actions.ts';
import { shownRule } from './record.ts';
import { tryRule } from './trial.ts';

export const careRuleList: ListSpec = {
  table: careRules,
  searchColumns: ['name'],
  defaultSort: ['id', 'ASC'],
  finish: (_context, rows) => rows.map((row) => ({ ...row, isActive: row.activeSince !== null })),
};

export const careRuleRoutes: Route[] = resource('careRules', {
  list: listOf(careRuleList),
  show: async (context, { params }) =>
    shownRule(await getRow(context.db, careRules, recordId(params.id))),
  create: {
    body: CareRuleInput,
    handle: async (context: Context, { body }: Call<CareRuleInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createCareRule(tx, writer, body));
    },
  },
  edit: {
    body: CareRuleEdit,
    handle: async (context: Context, { params, body }: Call<CareRuleEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editCareRule(tx, writer, recordId(params.id), body));
    },
  },
  actions: {
    trial: {
      summary: 'Whom the rule would have called over the last 30 days, and why others not',
      method: 'get',
      action: 'show',
      handle: async (context: Context, { params }) => {
        const rule = await getRow(context.db, careRules, recordId(params.id));
        const { timeZone } = await context.settings();
        return tryRule(context.db, rule, { now: context.now(), timeZone });
      },
    },
  },
});
