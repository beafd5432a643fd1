/** A customer's ticket: how far it has come, what was said, and the form for an answer. Pure. */
import type { TicketStatus } from '#contract/service/tickets';
import type { Language } from '#shared/localization';
import { html, type Html, lines } from '../../platform/publicPages/html.ts';
import type { PageContent } from '../../platform/publicPages/frame.ts';
import { instantText } from '../../platform/publicPages/instantText.ts';
import { doneNote, errorList, messageField, photoField, policyPart, sendingId } from './parts.ts';
import { casesPart, type ShownCase, stepNote, type TypedStep } from '../customerCases/casePart.ts';
import { quoteNote, quotePart, type ShownQuote } from '../customerQuotes/quotePart.ts';
import { refundsPart, type ShownRefund } from '../customerRefunds/refundPart.ts';
import { type FieldError, WORDS } from './words.ts';

export interface ShownMessage {
  isByCustomer: boolean;
  body: string;
  occurredAt: number;
  isRedacted: boolean;
  photos: readonly number[];
}
export interface ShownTicket {
  number: string;
  subject: string;
  status: TicketStatus;
  openedAt: number;
  orderExternalId: string | null;
  messages: readonly ShownMessage[];
  policy: readonly string[];
  cases: readonly ShownCase[];
  /** Of repairs, which wait for an answer. */
  quotes: readonly ShownQuote[];
  refunds: readonly ShownRefund[];
}
/** What was written in a form that was refused. */
interface Typed {
  message: string;
  step: TypedStep | null;
}
interface Showing {
  language: Language;
  currency: string;
  timeZone: string;
  sending: string;
  address: string;
  done: string | null;
  typed: Typed;
  errors: readonly FieldError[];
}

const photosPart = ({ photos }: ShownMessage, address: string, label: string): Html | null =>
  photos.length === 0
    ? null
    : html`<div class="photos">
        ${photos.map(
          (id) =>
            html`<a href="${address}/photos/${id}"
              ><img src="${address}/photos/${id}?size=small" alt="${label}"
            /></a>`,
        )}
      </div>`;

const messagePart = (message: ShownMessage, { language, timeZone, address }: Showing): Html => {
  const words = WORDS[language];
  const at = instantText(message.occurredAt, timeZone, language);
  return html`<li${message.isByCustomer && html` class="own"`}><div class="soft">${
    message.isByCustomer ? words.you : words.us
  } · ${at}</div><div>${message.isRedacted ? html`<em>${words.removed}</em>` : lines(message.body)}</div>${photosPart(message, address, words.attachment)}</li>`;
};

export const ticketPage = (ticket: ShownTicket, showing: Showing): PageContent => {
  const { language, timeZone, done, errors, typed, sending, address } = showing;
  const words = WORDS[language];
  const isClosed = ['closed', 'merged', 'spam'].includes(ticket.status);
  return {
    title: ticket.subject,
    body: html`${doneNote(words, done)}${quoteNote(language, done)}${stepNote(language, done)}${errorList(words, errors)}
      <p><strong>${words.status}</strong> ${words.statuses[ticket.status]}</p>
      <p class="soft">
        ${ticket.number} · ${words.opened}
        ${instantText(ticket.openedAt, timeZone, language)}${
          ticket.orderExternalId !== null && html` · ${words.order} ${ticket.orderExternalId}`
        }
      </p>
      ${casesPart(ticket.cases, {
        language,
        currency: showing.currency,
        address,
        typed: typed.step,
        photos: (id) => photoField(words, id),
        instant: (at) => instantText(at, timeZone, language),
      })}
      ${ticket.quotes.map((quote) =>
        quotePart(quote, {
          language,
          address,
          currency: showing.currency,
          instant: (at) => instantText(at, timeZone, language),
        }),
      )}
      ${refundsPart(ticket.refunds, {
        language,
        currency: showing.currency,
        instant: (at) => instantText(at, timeZone, language),
      })}
      <h2>${words.thread}</h2>
      <ol class="thread">
        ${ticket.messages.map((message) => messagePart(message, showing))}
      </ol>
      <form method="post" enctype="multipart/form-data" action="${address}?lang=${language}">
        ${sendingId(sending)}${messageField(words.answer, typed.message, errors.length > 0 && typed.step === null)}${photoField(words)}
        <p class="soft">${isClosed ? words.answerAgain : words.answerHelp}</p>
        <button type="submit">${words.sendAnswer}</button>
      </form>
      ${policyPart(words, ticket.policy)}`,
  };
};
