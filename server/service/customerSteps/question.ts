/**
 * What becomes of the ticket when staff ask the customer about a case: the question is a message like any other, to which the
 * shop's systems alert, and the ticket waits for the customer until it is answered.
 */
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { loadNewest } from '../messages/load.ts';
import { writeMessage } from '../replies/reply.ts';
import { NOT_WAITING } from '../tickets/statusFields.ts';
import { openTicket, takeStep, type TicketWriter } from '../tickets/step.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import { answerText } from './answer.ts';

const PREFIX = 'case-question-';
/** The case about which the message asks; null of any other message. */
export const caseOfQuestion = (externalId: string | null): number | null => {
  // Others choose the ids of their messages as they like: one that is too long is that of no case.
  const found = externalId?.startsWith(PREFIX)
    ? /^\d{1,9}(?=-)/.exec(externalId.slice(PREFIX.length))
    : null;
  return found ? Number(found[0]) : null;
};

/** They have decided to ask, whatever the customer has written since. */
const newestOf = async (tx: Db, ticketId: number): Promise<number> =>
  Math.max(0, ...(await loadNewest(tx, await threadOf(tx, ticketId))).map(({ id }) => id));

const ask = async (
  tx: Db,
  writer: TicketWriter,
  { after }: CaseStepTaken,
  question: string,
): Promise<void> => {
  const ticketId = await survivorOf(tx, after.ticketId);
  const message = {
    kind: 'public' as const,
    body: answerText(after.number, question),
    externalId: `${PREFIX}${after.id}-${after.version}`,
    attachmentIds: [],
    macroId: null,
    wasReached: null,
    next: 'askCustomer' as const,
    resolution: null,
    lastSeenId: await newestOf(tx, ticketId),
  };
  await writeMessage(tx, writer, ticketId, message, null);
};

const waitingIn = statement<{ id: number }>(
  `select c.id from cases c where c.ticket_id = ? and c.state = 'infoNeeded' and c.closed_at is null limit 1`,
);

/** The customer answered by another way, and nothing else is asked. */
const resume = async (tx: Db, writer: TicketWriter, ticketId: number): Promise<void> => {
  const survivor = await survivorOf(tx, ticketId);
  const row = await openTicket(tx, writer, survivor);
  if (row.state !== 'pendingCustomer') return;
  for (const id of await threadOf(tx, survivor)) if ((await waitingIn(tx, id)).length > 0) return;
  const values = { ...NOT_WAITING, state: 'open' as const };
  await takeStep(tx, writer, row, { action: 'resume', verb: null, values });
};

export const followQuestion = async (
  tx: Db,
  writer: Writer,
  step: CaseStepTaken,
): Promise<void> => {
  const { action, party, question, after } = step;
  if (party !== 'agent' && party !== 'manager') return;
  const staff = { ...writer, party };
  if (question !== undefined) await ask(tx, staff, step, question);
  else if (action === 'answer' && step.from === 'infoNeeded')
    await resume(tx, staff, after.ticketId);
};
