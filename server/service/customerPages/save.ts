/** What a customer sends by a page: a request opens a ticket, and everything after it is an answer. */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import { localize, type Language } from '#shared/localization';
import { bindLink, type LinkRow } from '../customerLinks/links.ts';
import { receiveMessage } from '../replies/receive.ts';
import { createTicket } from '../tickets/create.ts';
import type { TicketWriter } from '../tickets/step.ts';
import { survivorOf } from '../tickets/thread.ts';
import type { RequestFacts } from './requestPage.ts';
import type { Request } from './rules.ts';
import { ticketTypeOf, WORDS } from './words.ts';

const MAX_ID = 60;
/** The same form sent twice is one message: its id is hidden in the form. */
export const messageIdOf = (link: LinkRow, sending: string, body: string): string =>
  sending === '' || sending.length > MAX_ID
    ? `page-${createHash('sha256').update(`${link.id} ${body}`).digest('hex').slice(0, 32)}`
    : `page-${sending}`;

/** The goods and the reason stand before the words, so that agents read them first. */
export const bodyOf = (
  { type, lines, replacements, reason, message }: Request,
  { reasons }: RequestFacts,
  language: Language,
): string => {
  const words = WORDS[language];
  const colon = language === 'zh' ? '：' : ': ';
  const found = reasons.find(({ code }) => code === reason);
  const about = lines.map(
    ({ sku, quantity }) => `${words.asked[type]}${colon}${sku} × ${quantity}`,
  );
  for (const { sku, by } of replacements) about.push(`${sku} → ${by}`);
  if (found) about.push(`${words.reason}${colon}${localize(found.names, language)}`);
  return about.length > 0 ? `${about.join('\n')}\n\n${message}` : message;
};

const SUBJECT_LENGTH = 200;

/** A request as it is sent by a form. */
export interface SentRequest {
  request: Request;
  facts: RequestFacts;
  language: Language;
  sending: string;
  attachmentIds: readonly number[];
}

/** Opens the ticket of the link, once: whoever sends the form again gets the same one. Returns its id. */
export const openByLink = async (
  tx: Db,
  writer: TicketWriter,
  link: LinkRow,
  { request, facts, language, sending, attachmentIds }: SentRequest,
): Promise<number> => {
  const words = WORDS[language];
  const about = facts.orderExternalId === null ? '' : ` · ${words.order} ${facts.orderExternalId}`;
  const body = bodyOf(request, facts, language);
  const ticket = await createTicket(tx, writer, {
    type: ticketTypeOf(request.type),
    subject: `${words.asked[request.type]}${about}`.slice(0, SUBJECT_LENGTH),
    priority: 'P3',
    severity: null,
    channel: 'site',
    source: 'shop',
    memberId: link.memberId,
    orderExternalId: link.orderExternalId,
    lines: request.lines,
    openedAt: writer.now,
    message: body,
    messageId: messageIdOf(link, sending, body),
    tags: [],
    assigneeId: null,
    externalId: null,
    requestHash: null,
    attachmentIds,
  });
  await bindLink(tx, link.id, ticket.id);
  return ticket.id;
};

/** An answer to a closed ticket begins another one, of which the link is from then on. */
export const answerByLink = async (
  tx: Db,
  writer: TicketWriter,
  link: LinkRow & { ticketId: number },
  {
    body,
    sending,
    attachmentIds,
    isOfCaseStep = false,
  }: {
    body: string;
    sending: string;
    attachmentIds: readonly number[];
    isOfCaseStep?: boolean;
  },
): Promise<void> => {
  // Of a ticket that was merged the link stays, and follows it where it goes.
  const goesOnIn = await survivorOf(tx, link.ticketId);
  const ticket = await receiveMessage(tx, writer, link.ticketId, {
    externalId: messageIdOf(link, sending, body),
    body,
    occurredAt: writer.now,
    channel: 'site',
    attachmentIds,
    isOfCaseStep,
  });
  if (ticket.id !== goesOnIn) await bindLink(tx, link.id, ticket.id);
};

/** Another request by a link that has its ticket is a message of that ticket; the same one changes nothing. */
export const addByLink = (
  tx: Db,
  writer: TicketWriter,
  link: LinkRow & { ticketId: number },
  { request, facts, language, sending, attachmentIds }: SentRequest,
): Promise<void> =>
  answerByLink(tx, writer, link, {
    body: bodyOf(request, facts, language),
    sending,
    attachmentIds,
  });
