/** Takes the words of a message and its files away: a hash of them stays, by which it can be shown later what they were not. */
import type { Redaction } from '#contract/service/redaction';
import type { Db } from '#db';
import { ticketMessages, tickets } from '#db/schema/service/tickets';
import { recordActivity } from '../../platform/activities/record.ts';
import type { RemovedFile } from '../../platform/files/removeAtOnce.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { takeFilesAway } from '../attachments/attach.ts';
import { refuseHeldWords } from '../disputes/holds.ts';
import { redactedFields } from '../messages/write.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { refuseLegallyHeld } from '../retention/holds.ts';
import { activityEntry } from '../tickets/record.ts';
import { threadOf } from '../tickets/thread.ts';
import { redactQuestionOf } from '../wordRedactions/questions.ts';

export const redactMessage = async (
  tx: Db,
  writer: Writer,
  id: number,
  { messageId, reason }: Redaction,
): Promise<RemovedFile[]> => {
  const ticket = await getRow(tx, tickets, id);
  const message = await findRow(tx, ticketMessages, messageId);
  if (!message || !(await threadOf(tx, id)).includes(message.ticketId))
    throw invalid({ messageId: 'errors.notFound' });
  if (message.redactedAt !== null) throw conflict('tickets.errors.redacted');
  await refuseHeldWords(tx, id, writer.now);
  await refuseErasedCustomer(tx, id);
  await refuseLegallyHeld(tx, id);
  await redactQuestionOf(tx, writer, message, reason);
  await updateRow(tx, ticketMessages, messageId, redactedFields(writer, message.body, reason));
  await updateRow(tx, tickets, id, { updatedAt: writer.now, version: ticket.version + 1 });
  await recordActivity(tx, {
    ...activityEntry(writer, ticket),
    verb: 'redact',
    after: { messageId },
    reason,
  });
  return takeFilesAway(tx, writer, messageId);
};
