/** A customer who was asked for more has answered, by whichever way the message came: the request is looked at again. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase } from '../cases/actions.ts';
import { kindSpec } from '../cases/caseKinds.ts';
import { casesOf } from '../cases/history.ts';
import { decideCase } from '../stages/rules.ts';
import type { TicketStep } from '../tickets/afterChanges.ts';

export const followCustomerAnswers = async (
  tx: Db,
  writer: Writer,
  { before, after, message, at }: TicketStep,
): Promise<void> => {
  if (before === null || message?.authorKind !== 'customer' || message.isOfCaseStep) return;
  const acting = { ...writer, party: 'customer' as const };
  for (const row of await casesOf(tx, [after.id])) {
    const isAsked = decideCase(row.kind, row.state, 'answer', 'customer').isAllowed;
    if (!isAsked || !kindSpec(row.kind)?.actions.answer) continue;
    // Written before anything was asked, however late the message arrives.
    if (at < row.stageAt) continue;
    await moveCase(tx, acting, row, { action: 'answer', reason: null, input: {}, at });
  }
};
