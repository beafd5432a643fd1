/** A question about a case is a message of its ticket, too: taken away in one place, its words go from the other. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { whileClearing } from '#db/restore';
import { cases, caseSteps } from '#db/schema/service/cases';
import { ticketMessages, tickets } from '#db/schema/service/tickets';
import { wordRedactions } from '#db/schema/service/wordRedactions';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { answerText } from '../customerSteps/answer.ts';
import { caseOfQuestion } from '../customerSteps/question.ts';
import { hashOf, type MessageRow, redactedFields } from '../messages/write.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';

const saying = prepared(
  { ids: many(ticketMessages.ticketId), body: ticketMessages.body },
  (q, { ids, body }) =>
    q
      .select({ id: ticketMessages.id })
      .from(ticketMessages)
      .where(
        and(
          inArray(ticketMessages.ticketId, ids),
          eq(ticketMessages.body, body),
          isNull(ticketMessages.redactedAt),
        ),
      ),
);

/** Takes the question out of the messages of the ticket. */
export const redactAsMessage = async (
  tx: Db,
  writer: Writer,
  caseId: number,
  { words, reason }: { words: string; reason: string },
): Promise<void> => {
  const { number, ticketId } = await getRow(tx, cases, caseId);
  const body = answerText(number, words);
  const survivor = await survivorOf(tx, ticketId);
  const said = await saying(tx, { ids: await threadOf(tx, survivor), body });
  if (said.length === 0) return;
  const { version } = await getRow(tx, tickets, survivor);
  await updateRow(tx, tickets, survivor, { updatedAt: writer.now, version: version + 1 });
  for (const { id } of said)
    await updateRow(tx, ticketMessages, id, redactedFields(writer, body, reason));
};

const asking = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .select({ id: caseSteps.id, question: caseSteps.question })
    .from(caseSteps)
    .where(eq(caseSteps.caseId, caseId)),
);

/** Takes the question that the message holds out of the history of its case. */
export const redactQuestionOf = async (
  tx: Db,
  { now, actor }: Writer,
  { externalId, body }: Pick<MessageRow, 'externalId' | 'body'>,
  reason: string,
): Promise<void> => {
  const caseId = caseOfQuestion(externalId);
  if (caseId === null) return;
  const row = await findRow(tx, cases, caseId);
  if (!row) return;
  for (const { id, question } of await asking(tx, { caseId })) {
    if (question === null || answerText(row.number, question) !== body) continue;
    await whileClearing(tx, () => updateRow(tx, caseSteps, id, { question: null }));
    await insertRows(tx, wordRedactions, [
      {
        resource: 'cases' as const,
        recordId: caseId,
        part: 'question' as const,
        partId: id,
        reason,
        redactedBy: actor.name,
        redactedAt: now,
        wordsHash: hashOf(question),
      },
    ]);
  }
};
