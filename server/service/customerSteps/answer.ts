/** The customer's answer to a question: the case goes on, and the words are a message of its ticket. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase } from '../cases/actions.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { openCaseRow } from '../cases/step.ts';
import { receiveMessage } from '../replies/receive.ts';

/** Without an activity: that of the message, which the caller writes, tells of both. */
export const goOnAnswered = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, input = {} }: { version: number; input?: Record<string, unknown> },
): Promise<CaseRow> => {
  const acting = { ...writer, party: 'customer' as const };
  const row = await openCaseRow(tx, acting, id, version);
  return moveCase(tx, acting, row, { action: 'answer', reason: null, input });
};

/** Which case the words answer, where several were asked about on one ticket. */
export const answerText = (number: string, words: string): string => `${number}: ${words}`;

export const answerQuestion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, words, input }: { version: number; words: string; input: Record<string, unknown> },
): Promise<CaseRow> => {
  const after = await goOnAnswered(tx, writer, id, { version, input });
  await receiveMessage(tx, { ...writer, party: 'customer' }, after.ticketId, {
    externalId: `case-${id}-${version}`,
    body: answerText(after.number, words),
    occurredAt: writer.now,
    channel: null,
    isOfCaseStep: true,
  });
  return after;
};
