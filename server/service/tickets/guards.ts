/** What has to hold for a step beside status and party, for each guard of the table in `rules.ts`. */
import type { Resolution, WaitingOn } from '#contract/service/tickets';
import type { Db } from '#db';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { refuseWhile } from '../obstacles/refuse.ts';
import { findObstacles } from './afterChanges.ts';
import type { TicketRow } from './record.ts';
import { closesAt, type Guard, statusAt } from './rules.ts';
import { findThanked } from './thanks.ts';
import { threadOf } from './thread.ts';

/** What a step is taken with; what a guard asks for and is left out is refused. */
export interface StepFacts {
  /** A message that the customer sees goes with it. */
  isPublic?: boolean;
  waitingOn?: WaitingOn;
  followUpAt?: number;
  resolution?: Resolution | null;
  /** When the customer wrote. */
  writtenAt?: number;
}

/** Throws 422 with the field, or 409 with what is in the way. */
type Check = (tx: Db, row: TicketRow, facts: StepFacts, now: number) => Promise<void> | void;

export const CHECKS_OF_GUARDS: Record<Guard, Check> = {
  withMessage: (_tx, _row, { isPublic = false }) => {
    if (!isPublic) throw invalid({ next: 'tickets.errors.askInPublic' });
  },
  withFollowUp: (_tx, _row, { waitingOn, followUpAt = 0 }, now) => {
    if (!waitingOn) throw invalid({ waitingOn: 'ra.validation.required' });
    if (followUpAt <= now) throw invalid({ followUpAt: 'tickets.errors.followUpPassed' });
  },
  nothingOpen: async (tx, { id }, { resolution = null }, now) => {
    const obstacles = await findObstacles(tx, id, now);
    if (resolution === null)
      throw new HttpError(422, 'ra.message.invalid_form', {
        errors: { resolution: 'tickets.errors.resolutionMissing' },
        ...(obstacles.length > 0 && { obstacles }),
      });
    refuseWhile(obstacles);
  },
  // What goes on in it would be hidden with it.
  nothingRunning: async (tx, { id }, _facts, now) => refuseWhile(await findObstacles(tx, id, now)),
  inTime: (_tx, row, { writtenAt }, now) => {
    const { resolvedAt } = statusAt(row, now);
    if (writtenAt === undefined || resolvedAt === null || writtenAt >= closesAt(resolvedAt))
      throw conflict('tickets.errors.not.closed');
  },
  reopenedByCustomer: async (tx, { id }) => {
    if ((await findThanked(tx, id, await threadOf(tx, id))) === null)
      throw conflict('tickets.errors.notReopened');
  },
};
