/** Routes of cases, for staff. */
import { CaseActionInput, CaseInput, CaseOwner } from '#contract/service/cases';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { assignCase, stepCase } from './actions.ts';
import { createCase } from './create.ts';
import { caseList } from './list.ts';
import { caseActingOf } from './party.ts';
import { answerCase, showCase } from './record.ts';

const create = async (context: Context, { body }: Call<CaseInput>) => {
  const acting = await caseActingOf(context);
  return context.transaction(async (tx) => {
    const { id } = await createCase(tx, acting, body);
    return answerCase(tx, id, acting);
  });
};

export const caseRoutes: Route[] = [
  ...resource('cases', {
    list: listOf(caseList),
    show: async (context, { params }) =>
      showCase(context.db, recordId(params.id), await caseActingOf(context)),
    create: { body: CaseInput, handle: create },
    actions: {
      owner: {
        summary: 'Give a case to somebody, or to nobody',
        action: 'act',
        body: CaseOwner,
        handle: async (context: Context, { params, body }: Call<CaseOwner>) => {
          const acting = await caseActingOf(context);
          const id = recordId(params.id);
          return context.transaction(async (tx) => {
            await assignCase(tx, acting, id, body);
            return answerCase(tx, id, acting);
          });
        },
      },
    },
  }),
  route({
    method: 'post',
    path: '/cases/:id/actions/:action',
    access: { resource: 'cases', action: 'act' },
    summary:
      'A step of a case: what it is, in which stages and for whom, is in the table of its kind; `input` holds what the action asks for',
    body: CaseActionInput,
    handle: async (context, { params, body }) => {
      const acting = await caseActingOf(context);
      const id = recordId(params.id);
      return context.transaction(async (tx) => {
        await stepCase(tx, acting, id, params.action, body);
        return answerCase(tx, id, acting);
      });
    },
  }),
];
