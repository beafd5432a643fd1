/** Routes of customers' links: for staff on the ticket, and for the shop. */
import {
  CustomerLinkInput,
  CustomerLinkMessage,
  CustomerLinkNamed,
  RequestLinkInput,
} from '#contract/service/customerLinks';
import { cleanKey } from '#shared/searchText';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { refuseOrderOfOther } from '../tickets/customers.ts';
import { findByNumber } from '../tickets/record.ts';
import { sendTicketLink } from './send.ts';
import { createTicketLink, insertLink, linkMakingOf, loadLinks, withdrawLink } from './links.ts';

const staffRoutes = resource('tickets', {
  actions: {
    customerLinkList: {
      summary: 'The links by which a customer follows the ticket, without their addresses',
      method: 'get',
      action: 'show',
      handle: ({ db }, { params }) => loadLinks(db, recordId(params.id)),
    },
    customerLinks: {
      summary: 'Make a link by which the customer follows the ticket and answers',
      action: 'share',
      hasSecret: true,
      body: CustomerLinkInput,
      handle: async (context: Context, { params, body }: Call<CustomerLinkInput>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction((tx) =>
          createTicketLink(tx, writer, id, body, linkMakingOf(context)),
        );
      },
    },
    customerLinkMessage: {
      summary: 'Send the customer a link, by the channel of its message template',
      action: 'share',
      body: CustomerLinkMessage,
      handle: async (context: Context, { params, body }: Call<CustomerLinkMessage>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          await sendTicketLink(tx, writer, id, body);
          return { id };
        });
      },
    },
    customerLinkWithdrawal: {
      summary: 'End a link: its page says that it does not work',
      action: 'share',
      body: CustomerLinkNamed,
      handle: async (context: Context, { params, body }: Call<CustomerLinkNamed>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          await withdrawLink(tx, writer, id, body.linkId);
          return { id, links: await loadLinks(tx, id) };
        });
      },
    },
  },
});

export const customerLinkRoutes: Route[] = [
  ...staffRoutes,
  route({
    method: 'post',
    path: '/store/tickets/:number/customerLinks',
    access: { scope: 'service.write' },
    summary:
      'A secret link by which the customer follows the ticket and answers; each call makes another, a repeat with the same Idempotency-Key the same',
    body: CustomerLinkInput,
    hasSecret: true,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) => {
        const id = await findByNumber(tx, cleanKey(params.number ?? ''));
        if (id === null) throw notFound();
        return createTicketLink(tx, writer, id, body, linkMakingOf(context));
      });
    },
  }),
  route({
    method: 'post',
    path: '/store/customerLinks',
    access: { scope: 'service.write' },
    summary:
      'A secret link by which a member opens a ticket, about an order where one is named, and follows it',
    body: RequestLinkInput,
    hasSecret: true,
    handle: async (context, { body }) => {
      const { memberExternalId, orderExternalId, ...input } = body;
      const writer = await writerOf(context);
      return context.transaction(async (tx) => {
        const member = await findNamedMember(tx, memberExternalId);
        if (!member) throw invalid({ memberExternalId: 'errors.notFound' });
        refuseErasedIn('memberExternalId', member);
        await refuseOrderOfOther(tx, { memberId: member.id, orderExternalId });
        const of = { ticketId: null, memberId: member.id, orderExternalId };
        const { link, isNew } = await insertLink(tx, writer, of, input, linkMakingOf(context));
        if (!isNew) return link;
        await recordActivity(tx, {
          actor: writer.actor,
          at: writer.now,
          resource: 'members',
          recordId: member.id,
          recordName: memberExternalId,
          verb: 'share',
          after: { orderExternalId, expiresAt: link.expiresAt },
        });
        return link;
      });
    },
  }),
];
