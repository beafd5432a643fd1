/** Cases for the store's own systems: what customers see of them, and what customers do. */
import { CustomerStep } from '#contract/service/customerSteps';
import { cleanKey } from '#shared/searchText';
import { notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { findByNumber } from '../tickets/record.ts';
import { answerWith, findNumbered, listForCustomer, showToCustomer } from './show.ts';
import { takeCustomerStep } from './take.ts';

export const customerStepRoutes: Route[] = [
  route({
    method: 'get',
    path: '/store/tickets/:number/cases',
    access: { scope: 'service.read' },
    summary: 'The cases of a ticket as its customer may see them, the oldest first',
    handle: async ({ db, now }, { params }) => {
      const id = await findByNumber(db, cleanKey(params.number ?? ''));
      if (id === null) throw notFound();
      return listForCustomer(db, id, now());
    },
  }),
  route({
    method: 'get',
    path: '/store/cases/:number',
    access: { scope: 'service.read' },
    summary:
      'A case as its customer may see it: its stage, what is proposed or quoted, and which steps are the customer’s now',
    handle: async ({ db, now }, { params }) =>
      showToCustomer(db, await findNumbered(db, params.number), now()),
  }),
  route({
    method: 'post',
    path: '/store/cases/:number/actions/:action',
    access: { scope: 'service.write' },
    summary:
      'A customer’s step in a case, with the version that the customer saw: 409 where the case has changed since, so a repeat changes nothing',
    body: CustomerStep,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) => {
        const { id } = await findNumbered(tx, params.number);
        const after = await takeCustomerStep(tx, writer, id, params.action, body);
        return answerWith(tx, after, writer.now);
      });
    },
  }),
];
