/** The form of a request: what it shows, and the ticket and case that it opens. */
import { randomUUID } from 'node:crypto';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall } from '../../platform/publicPages/pages.ts';
import { conflict } from '../../platform/http/errors.ts';
import { writerOf } from '../../platform/records/writer.ts';
import type { LinkRow } from '../customerLinks/links.ts';
import { findOwnLink } from '../customerLinks/people.ts';
import { beginCase, replacementsAsked, unitsAsked } from '../customerReturns/beginCase.ts';
import type { TicketWriter } from '../tickets/step.ts';
import { loadRequestFacts } from './load.ts';
import { typedIn } from './readTyped.ts';
import { requestPage } from './requestPage.ts';
import { readRequest, type Typed } from './rules.ts';
import { addByLink, bodyOf, messageIdOf, openByLink } from './save.ts';
import { takePhotos } from './takePhotos.ts';
import type { FieldError } from './words.ts';

const NOTHING: Typed = {
  type: '',
  reason: '',
  message: '',
  quantities: new Map(),
  instead: new Map(),
  photos: 0,
};
const WRONG = 422;

export const askingOf = async ({ context, language }: PublicCall) => {
  const settings = await context.settings();
  const { timeZone, currency } = settings;
  return { now: context.now(), settings, timeZone, currency, language };
};

export const showRequest = async (
  call: PublicCall,
  link: LinkRow,
  typed: Typed = NOTHING,
  errors: readonly FieldError[] = [],
): Promise<PublicAnswer> => {
  const asking = await askingOf(call);
  const facts = await loadRequestFacts(call.context.db, link, asking);
  const { language, address } = call;
  const { currency } = asking;
  const sending = randomUUID();
  const page = requestPage(facts, { language, currency, address, sending, typed, errors });
  return { page, ...(errors.length > 0 && { status: WRONG }) };
};

export const actingFor = async ({ context }: PublicCall): Promise<TicketWriter> => ({
  ...(await writerOf(context)),
  party: 'customer',
});

/** Opens the ticket of a request, and its case where the policy allows it. */
export const openRequest = async (
  call: PublicCall,
  link: LinkRow,
  form: PublicForm,
): Promise<PublicAnswer> => {
  const facts = await loadRequestFacts(call.context.db, link, await askingOf(call));
  const typed = typedIn(
    form,
    facts.lines.map(({ position }) => position),
  );
  const request = readRequest(typed, facts);
  if (Array.isArray(request)) return showRequest(call, link, typed, request);
  const writer = await actingFor(call);
  const sending = form.text('sending');
  const externalId = messageIdOf(link, sending, bodyOf(request, facts, call.language));
  const { ticketId } = link;
  const attachmentIds = await takePhotos(call, { ticketId, externalId }, form.files('photos'));
  if (!Array.isArray(attachmentIds)) return showRequest(call, link, typed, [attachmentIds]);
  const openedId = await call.context.transaction(async (tx) => {
    // Another form of the same link may have been first.
    const now = await findOwnLink(tx, call.tokenHash, writer.now);
    if (!now) throw conflict('customerLinks.errors.ended');
    const sent = { request, facts, language: call.language, sending, attachmentIds };
    if (now.ticketId === null) return openByLink(tx, writer, now, sent);
    await addByLink(tx, writer, { ...now, ticketId: now.ticketId }, sent);
    return null;
  });
  if (openedId !== null)
    await beginCase(call.context.transaction, writer, openedId, {
      ...request,
      lines: unitsAsked(typed.quantities, facts.lines),
      replacements: replacementsAsked(request.replacements, facts.lines),
    });
  return { done: 'asked' };
};
