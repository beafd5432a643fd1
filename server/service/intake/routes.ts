/** Tickets for the store's own systems: what customers ask, what they answer, and what the shop shows them. */
import { StoreMessageInput } from '#contract/service/replies';
import { StoreTicketInput } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { cleanKey } from '#shared/searchText';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { loadPeople } from '../../members/people/load.ts';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { receiveMessage } from '../replies/receive.ts';
import { findByNumber } from '../tickets/record.ts';
import { actingForCustomer } from '../tickets/ticketWriter.ts';
import { openOnce } from './open.ts';
import { answerWith, listForCustomer, showToCustomer } from './show.ts';

const numbered = async (db: Db, number: string | undefined): Promise<number> => {
  const id = await findByNumber(db, cleanKey(number ?? ''));
  if (id === null) throw notFound();
  return id;
};

export const intakeRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/tickets',
    access: { scope: 'service.write' },
    summary:
      'A customer asks for something, by your own id: a repeat gets the ticket of the first, another request with the id 409',
    body: StoreTicketInput,
    handle: async (context, { body }) => {
      const writer = await actingForCustomer(context);
      if (body.openedAt !== null && isAhead(body.openedAt, writer.now))
        throw invalid({ openedAt: 'errors.future' });
      return context.transaction(async (tx) =>
        answerWith(await showToCustomer(tx, await openOnce(tx, writer, body), writer.now)),
      );
    },
  }),
  route({
    method: 'post',
    path: '/store/tickets/:number/messages',
    access: { scope: 'service.write' },
    summary:
      'A customer answers: the ticket is open again, and after seven days resolved another one that follows it begins, which the answer names',
    body: StoreMessageInput,
    handle: async (context, { params, body }) => {
      const writer = await actingForCustomer(context);
      const occurredAt = body.occurredAt ?? writer.now;
      if (isAhead(occurredAt, writer.now)) throw invalid({ occurredAt: 'errors.future' });
      return context.transaction(async (tx) => {
        const id = await numbered(tx, params.number);
        const received = { ...body, occurredAt, channel: null };
        const ticket = await receiveMessage(tx, writer, id, received);
        return answerWith(await showToCustomer(tx, ticket.id, writer.now));
      });
    },
  }),
  route({
    method: 'get',
    path: '/store/tickets/:number',
    access: { scope: 'service.read' },
    summary: 'A ticket as its customer may see it: status and public messages',
    handle: async ({ db, now }, { params }) =>
      showToCustomer(db, await numbered(db, params.number), now()),
  }),
  route({
    method: 'get',
    path: '/store/members/:member/tickets',
    access: { scope: 'service.read' },
    summary: 'The tickets of a member, the newest first, without those that are spam',
    handle: async ({ db, now }, { params }) => {
      const member = await findNamedMember(db, cleanKey(params.member ?? ''));
      if (!member) throw notFound();
      const memberIds = (await loadPeople(db, [member.id])).recordsOf(member.id);
      return listForCustomer(db, memberIds, now());
    },
  }),
];
