/** Ends cases of which the store has returned and refunded everything by messages of its own. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase } from '../cases/actions.ts';
import { kindSpec } from '../cases/caseKinds.ts';
import { openCaseRow } from '../cases/step.ts';
import { settleTicket } from '../cases/ticket.ts';
import { meetReturns } from '../caseUnits/meet.ts';
import { decideCase } from '../stages/rules.ts';

export const followReturns = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly number[],
): Promise<void> => {
  const acting = { ...writer, actor: SYSTEM, party: 'system' as const };
  for (const { caseId, at } of await meetReturns(tx, writer.now, orderIds)) {
    const row = await openCaseRow(tx, acting, caseId);
    const isOffered = kindSpec(row.kind)?.actions.complete !== undefined;
    if (!isOffered || !decideCase(row.kind, row.state, 'complete', 'system').isAllowed) continue;
    const asked = { action: 'complete' as const, reason: null, input: {}, at };
    const after = await moveCase(tx, acting, row, asked);
    await settleTicket(tx, acting, after.ticketId);
  }
};
