/** Tickets for the store's own systems: what customers ask, what they answer, and what the shop shows them. */
import { eq, inArray } from 'drizzle-orm';
import { StoreMessageInput, type ToldTicket } from '#contract/service/replies';
import { StoreTicketInput } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { cleanKey } from '#shared/searchText';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { loadPeople } from '../../members/people/load.ts';
import { conflict, invalid, notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { getRow } from '../../platform/records/records.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { contentHash } from '../../platform/records/writer.ts';
import { loadMessages } from '../messages/load.ts';
import { receiveMessage } from '../replies/receive.ts';
import { customerOf } from '../tickets/ticketWriter.ts';
import { createTicket } from '../tickets/create.ts';
import { findByNumber, threadOf, withParts } from '../tickets/record.ts';
import type { TicketWriter } from '../tickets/step.ts';

const byExternalId = prepared({ externalId: tickets.externalId }, (q, { externalId }) =>
  q
    .select({ id: tickets.id, requestHash: tickets.requestHash })
    .from(tickets)
    .where(eq(tickets.externalId, externalId)),
);
const ofMembers = prepared({ memberIds: many(tickets.memberId) }, (q, { memberIds }) =>
  q.select().from(tickets).where(inArray(tickets.memberId, memberIds)),
);

/** The answer to a write: without words, because it is kept for repeats, also after a redaction. */
const answerWith = ({ number, externalId, member, status, openedAt, version }: ToldTicket) => ({
  number,
  externalId,
  member,
  status,
  openedAt,
  version,
});

/** What the shop may show the customer: public messages, and nothing of what staff say among themselves. */
const tellTicket = async (db: Db, id: number, now: number): Promise<ToldTicket> => {
  const [shown] = await withParts(db, [await getRow(db, tickets, id)], now);
  if (!shown) throw notFound();
  const { number, externalId, memberExternalId: member, type, subject, status } = shown;
  const { orderExternalId, openedAt, resolvedAt, mergedIntoId, version } = shown;
  const messages = await loadMessages(db, await threadOf(db, id));
  const facts = { number, externalId, member, type, subject, orderExternalId };
  return {
    ...facts,
    // Customers are not told what staff think of them.
    status: status === 'spam' ? 'closed' : status,
    openedAt,
    resolvedAt,
    mergedInto: mergedIntoId === null ? null : (await getRow(db, tickets, mergedIntoId)).number,
    messages: messages
      .filter(({ kind }) => kind === 'public')
      .map(({ id: messageId, authorKind, body, occurredAt }) => ({
        id: messageId,
        isByCustomer: authorKind === 'customer',
        body,
        occurredAt,
      })),
    version,
  };
};

const memberOf = async (tx: Db, externalId: string | null): Promise<number | null> => {
  if (externalId === null) return null;
  const member = await findNamedMember(tx, externalId);
  if (!member) throw invalid({ memberExternalId: 'errors.notFound' });
  refuseErasedIn('memberExternalId', member);
  return member.id;
};

/** Opened once for each id of the store; 409 where another ticket has it. */
const openOnce = async (tx: Db, writer: TicketWriter, input: StoreTicketInput): Promise<number> => {
  const { externalId, memberExternalId, openedAt, ...facts } = input;
  const requestHash = contentHash(input);
  const [known] = await byExternalId(tx, { externalId });
  if (known) {
    if (known.requestHash === requestHash) return known.id;
    const error = 'tickets.errors.otherRequest';
    throw conflict(error, { errors: { externalId: error } });
  }
  const { id } = await createTicket(tx, writer, {
    ...facts,
    memberId: await memberOf(tx, memberExternalId),
    priority: 'P3',
    severity: null,
    source: 'shop',
    openedAt: openedAt ?? writer.now,
    messageId: 'first',
    tags: [],
    assigneeId: null,
    externalId,
    requestHash,
  });
  return id;
};

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
      const writer = await customerOf(context);
      if (body.openedAt !== null && isAhead(body.openedAt, writer.now))
        throw invalid({ openedAt: 'errors.future' });
      return context.transaction(async (tx) =>
        answerWith(await tellTicket(tx, await openOnce(tx, writer, body), writer.now)),
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
      const writer = await customerOf(context);
      const occurredAt = body.occurredAt ?? writer.now;
      if (isAhead(occurredAt, writer.now)) throw invalid({ occurredAt: 'errors.future' });
      return context.transaction(async (tx) => {
        const id = await numbered(tx, params.number);
        const received = { ...body, occurredAt, channel: null };
        const ticket = await receiveMessage(tx, writer, id, received);
        return answerWith(await tellTicket(tx, ticket.id, writer.now));
      });
    },
  }),
  route({
    method: 'get',
    path: '/store/tickets/:number',
    access: { scope: 'service.read' },
    summary: 'A ticket as its customer may see it: status and public messages',
    handle: async ({ db, now }, { params }) =>
      tellTicket(db, await numbered(db, params.number), now()),
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
      const rows = await withParts(db, await ofMembers(db, { memberIds }), now());
      return rows
        .filter(({ status }) => status !== 'spam')
        .sort((one, other) => other.openedAt - one.openedAt)
        .map(
          ({ number, externalId, type, subject, status, openedAt, resolvedAt, lastMessageAt }) => ({
            number,
            externalId,
            type,
            subject,
            status,
            openedAt,
            resolvedAt,
            lastMessageAt,
          }),
        );
    },
  }),
];
