/** Routes of the rule by which a survey alerts somebody. */
import { AlertRuleEdit } from '#contract/surveys/alertRules';
import { surveys } from '#db/schema/surveys/surveys';
import { type Route, route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { editRule } from './actions.ts';
import { showRule } from './load.ts';

export const alertRuleRoutes: Route[] = [
  route({
    method: 'get',
    path: '/surveys/:id/alertRule',
    access: { resource: 'surveys', action: 'show' },
    summary: 'By which answers a survey alerts somebody',
    handle: async ({ db }, { params }) =>
      showRule(db, (await getRow(db, surveys, recordId(params.id))).id),
  }),
  route({
    method: 'post',
    path: '/surveys/:id/alertRule',
    access: { resource: 'surveys', action: 'edit' },
    summary: 'Changes by which answers a survey alerts somebody',
    body: AlertRuleEdit,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      const id = recordId(params.id);
      return context.transaction(async (tx) => {
        await editRule(tx, writer, id, body);
        return showRule(tx, id);
      });
    },
  }),
];
