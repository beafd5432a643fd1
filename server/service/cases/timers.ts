/** Records what time alone makes of cases, with the true instant. */
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { SYSTEM } from '#contract/platform/activities';
import { findRow } from '../../platform/records/records.ts';
import type { TimerKind } from '../../platform/outbox/timers.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { CASE_TIMER, settleLapse } from './step.ts';
import { settleTicket } from './ticket.ts';

export const CASE_TIMERS: TimerKind = {
  kind: CASE_TIMER,
  record: async (tx: Db, { subject, dueAt }, now) => {
    const row = await findRow(tx, cases, Number(subject));
    // A timer of a stage that the case has left since.
    if (row?.lapsesAt !== dueAt) return null;
    const writer = { actor: SYSTEM, now, settings: await readSettings(tx) };
    const after = await settleLapse(tx, writer, row);
    if (after.closedAt !== null)
      await settleTicket(tx, { ...writer, party: 'system' }, after.ticketId);
    return null;
  },
  planned: async () => [],
};
