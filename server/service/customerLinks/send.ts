/** Sends the customer a link to the ticket, by the messages to members. */
import { randomUUID } from 'node:crypto';
import type { CustomerLinkMessage } from '#contract/service/customerLinks';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { tickets } from '#db/schema/service/tickets';
import type { Language } from '#shared/localization';
import { loadPrimary } from '../../members/people/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { loadTemplates } from '../../platform/messages/templates.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { insertMessage } from '../messages/write.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry } from '../tickets/record.ts';
import { HIDDEN_LINK, TICKET_LINK } from './ticketLink.ts';

const NOTES: Readonly<Record<Language, string>> = {
  en: 'The customer was sent a link to this ticket.',
  zh: '已向客户发送本工单的链接。',
};

/** Why it would not arrive, before anything is recorded. */
const checkReachable = async (tx: Db, memberId: number): Promise<void> => {
  const template = (await loadTemplates(tx, [TICKET_LINK.key])).get(TICKET_LINK.key);
  if (template?.isOn === false) throw conflict('customerLinks.errors.off');
  const { email } = await getRow(tx, members, memberId);
  if (template?.channel !== 'webhook' && email === null)
    throw conflict('customerLinks.errors.noAddress');
};

/** A note on the ticket tells colleagues of it. */
export const sendTicketLink = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  { language }: CustomerLinkMessage,
): Promise<void> => {
  const { actor, now, settings } = writer;
  const ticket = await getRow(tx, tickets, ticketId);
  if (ticket.memberId === null) throw conflict('customerLinks.errors.noCustomer');
  await refuseErasedCustomer(tx, ticketId);
  const memberId = await loadPrimary(tx, ticket.memberId);
  await checkReachable(tx, memberId);
  const { number } = ticket;
  await recordMessages(tx, writer, TICKET_LINK, [
    {
      memberId,
      key: `${number}/${randomUUID()}`,
      at: now,
      ...(language !== null && { language }),
      variables: { ticket: number, link: HIDDEN_LINK },
    },
  ]);
  await insertMessage(tx, writer, {
    ticketId,
    kind: 'internal',
    authorKind: 'staff',
    authorId: actor.id,
    authorName: actor.name,
    body: NOTES[settings.language],
    channel: ticket.channel,
    wasReached: null,
    externalId: randomUUID(),
    occurredAt: now,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, ticket),
    verb: 'share',
    after: { isSent: true },
  });
};
