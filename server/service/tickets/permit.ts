/** Asks the table of steps, and its guards, whether a step may be taken. */
import { rolesThatCan } from '#contract/platform/access';
import type { TicketAction, TicketStatus } from '#contract/service/tickets';
import type { Db } from '#db';
import { conflict, forbidden } from '../../platform/http/errors.ts';
import { CHECKS_OF_GUARDS, type StepFacts } from './guards.ts';
import type { TicketRow } from './record.ts';
import { decide, statusAt } from './rules.ts';
import type { TicketWriter } from './step.ts';

/** The status to which the step leads; 403, 409 or 422 with the reason where it may not be taken. */
export const permit = async (
  tx: Db,
  row: TicketRow,
  action: TicketAction,
  { party, now }: TicketWriter,
  facts: StepFacts = {},
): Promise<TicketStatus> => {
  const from = statusAt(row, now).status;
  const decision = decide(from, action, party);
  if (decision.isAllowed) {
    if (decision.guard !== null) await CHECKS_OF_GUARDS[decision.guard](tx, row, facts, now);
    return decision.to;
  }
  if (decision.because === 'role')
    throw forbidden(rolesThatCan('tickets', action === 'restore' ? 'restoration' : 'edit'));
  throw conflict(`tickets.errors.not.${from}`);
};
