/** The pages behind a customer's link: a request, and then the ticket that it became. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#db';
import { cleanText } from '#shared/searchText';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall, PublicPages } from '../../platform/publicPages/pages.ts';
import { type LinkRow, SEGMENT } from '../customerLinks/links.ts';
import type { TypedStep } from '../customerCases/casePart.ts';
import { WITH_OWN_WORDS } from '../customerCases/words.ts';
import { loadShownCases } from '../customerCases/load.ts';
import {
  type AskedStep,
  isOffered,
  lacksWords,
  readStep,
  stepByCustomer,
} from '../customerCases/steps.ts';
import { answerText } from '../customerSteps/answer.ts';
import { parcelError } from '../customerReturns/checkParcel.ts';
import { answerQuote, readAnswer } from '../customerQuotes/answer.ts';
import { loadShownTicket } from './load.ts';
import { showPhoto } from './photos.ts';
import { actingFor, askingOf, openRequest, showRequest } from './openRequest.ts';
import { messageError } from './rules.ts';
import { answerByLink, messageIdOf } from './save.ts';
import { takePhotos } from './takePhotos.ts';
import { ticketPage } from './ticketPage.ts';
import { loadLink, workBy } from './workBy.ts';
import type { FieldError } from './words.ts';

const WRONG = 422;

const showTicket = async (
  call: PublicCall,
  ticketId: number,
  typed: { message?: string; step?: TypedStep | null } = {},
  errors: readonly FieldError[] = [],
): Promise<PublicAnswer> => {
  const asking = await askingOf(call);
  const ticket = await loadShownTicket(call.context.db, ticketId, asking);
  const { language, address, done } = call;
  const page = ticketPage(ticket, {
    language,
    timeZone: asking.timeZone,
    currency: asking.currency,
    address,
    done,
    sending: randomUUID(),
    typed: { message: '', step: null, ...typed },
    errors,
  });
  return { page, ...(errors.length > 0 && { status: WRONG }) };
};

const wordsError = (action: AskedStep['action']): FieldError => {
  if (action === 'answer') return 'answerMissing';
  return action === 'submitEvidence' ? 'evidenceMissing' : 'reasonOfStep';
};

/** The case has moved on. What somebody wrote meanwhile is kept for a message, unless the ticket has it already. */
const stepOver = async (
  call: PublicCall,
  ticketId: number,
  { action, words }: AskedStep,
): Promise<PublicAnswer> => {
  if (words === '' || action === undefined || !WITH_OWN_WORDS.includes(action))
    return { done: 'stepOver' };
  const { messages } = await loadShownTicket(call.context.db, ticketId, await askingOf(call));
  return messages.some(({ isByCustomer, body }) => isByCustomer && body.endsWith(words))
    ? { done: 'stepOver' }
    : showTicket(call, ticketId, { message: words }, ['stepOver']);
};

/** A step of a case; an answer, and the photos of its form are a message of the ticket with the same words. */
const decide = async (
  call: PublicCall,
  link: LinkRow & { ticketId: number },
  asked: AskedStep,
  form: PublicForm,
): Promise<PublicAnswer> => {
  const { ticketId } = link;
  const { action, caseId, version, words, parcel } = asked;
  const { db, transaction } = call.context;
  const writer = await actingFor(call);
  const wrong = (error: FieldError) => {
    const step = action === undefined ? null : { caseId, action, words, parcel };
    return showTicket(call, ticketId, { step }, [error]);
  };
  const shown = await loadShownCases(db, ticketId, writer.now);
  // Nothing is stored for a step that is not offered any more.
  if (!isOffered(shown, asked)) return stepOver(call, ticketId, asked);
  if (lacksWords(shown, asked)) return wrong(wordsError(action));
  const wrongParcel = action === 'ship' ? await parcelError(db, parcel) : null;
  if (wrongParcel) return wrong(wrongParcel);
  const photos = form.files('photos');
  const sending = `step-${caseId}-${version}`;
  const externalId = messageIdOf(link, sending, words);
  // A step without photos is always taken.
  const attachmentIds =
    photos.length > 0 ? await takePhotos(call, { ticketId, externalId }, photos) : [];
  if (!Array.isArray(attachmentIds)) return wrong(attachmentIds);
  const sendMessage = async (tx: Db, number: string) => {
    const body = answerText(number, words);
    if (attachmentIds.length > 0 || action === 'answer')
      await answerByLink(tx, writer, link, { body, sending, attachmentIds, isOfCaseStep: true });
  };
  const done = await stepByCustomer(transaction, writer, ticketId, asked, sendMessage);
  return done === 'stepOver' ? stepOver(call, ticketId, asked) : { done };
};

const answer = async (
  call: PublicCall,
  link: LinkRow & { ticketId: number },
  form: PublicForm,
): Promise<PublicAnswer> => {
  const given = readAnswer(form);
  if (given) {
    const { transaction } = call.context;
    return { done: await answerQuote(transaction, await actingFor(call), link.ticketId, given) };
  }
  const asked = readStep(form);
  if (asked) return decide(call, link, asked, form);
  // A request whose form was opened before another one of the link was sent.
  if (form.text('type') !== '') return openRequest(call, link, form);
  const body = cleanText(form.text('message'));
  const error = messageError(body);
  const wrong = (one: FieldError) => showTicket(call, link.ticketId, { message: body }, [one]);
  if (error) return wrong(error);
  const writer = await actingFor(call);
  const sending = form.text('sending');
  const sent = { ticketId: link.ticketId, externalId: messageIdOf(link, sending, body) };
  const attachmentIds = await takePhotos(call, sent, form.files('photos'));
  if (!Array.isArray(attachmentIds)) return wrong(attachmentIds);
  await call.context.transaction((tx) =>
    answerByLink(tx, writer, link, { body, sending, attachmentIds }),
  );
  return { done: 'answered' };
};

export const CUSTOMER_PAGES: PublicPages = {
  segment: SEGMENT,
  isKnown: async (call) => (await loadLink(call)) !== null,
  show: async (call) => {
    const link = await loadLink(call);
    if (!link) return null;
    if (call.rest.length > 0) return link.ticketId === null ? null : showPhoto(call, link.ticketId);
    return link.ticketId === null ? showRequest(call, link) : showTicket(call, link.ticketId);
  },
  save: async (asked, form) => {
    const link = await loadLink(asked);
    const call = { ...asked, context: workBy(asked, link) };
    if (!link || call.rest.length > 0) return null;
    const { ticketId } = link;
    return ticketId === null
      ? openRequest(call, link, form)
      : answer(call, { ...link, ticketId }, form);
  },
};
