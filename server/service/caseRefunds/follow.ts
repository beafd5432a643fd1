/** Moves a case on when the refund that it granted has been paid, has failed or was refused. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase } from '../cases/actions.ts';
import { kindSpec } from '../cases/caseKinds.ts';
import { openCaseRow } from '../cases/step.ts';
import { SYSTEM } from '#contract/platform/activities';
import { settleTicket } from '../cases/ticket.ts';
import type { RefundRow } from '../refunds/record.ts';
import { caseOfRefund } from './load.ts';
import { stepAfter } from './rules.ts';

/** `at`: when the money had moved, or the refund had failed or was refused. */
export const followRefunds = async (
  tx: Db,
  writer: Writer,
  { id, kind, state }: RefundRow,
  at: number,
): Promise<void> => {
  // What was paid without being due goes back beside the case.
  const caseId = kind === 'exchange' ? null : await caseOfRefund(tx, id);
  if (caseId === null) return;
  const acting = { ...writer, actor: SYSTEM, party: 'system' as const };
  const row = await openCaseRow(tx, acting, caseId);
  const action = stepAfter(state, row.state);
  if (action === null || !kindSpec(row.kind)?.actions[action]) return;
  const after = await moveCase(tx, acting, row, { action, reason: null, input: {}, at });
  if (after.closedAt !== null) await settleTicket(tx, acting, after.ticketId);
};
