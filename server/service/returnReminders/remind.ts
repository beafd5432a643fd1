/** Reminds customers once to send the goods of a return or an exchange, while the time for it lasts. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { dayOf } from '#shared/days';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { readSettings } from '../../platform/settings/read.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { SEND_GOODS } from './message.ts';
import { remindAt } from './rules.ts';

const KIND = 'sendGoods';

export const planReminder = async (
  tx: Db,
  _writer: Writer,
  { after }: CaseStepTaken,
): Promise<void> => {
  const dueAt = remindAt(after.kind, after.state, after.lapsesAt);
  if (dueAt !== null) await setTimers(tx, [{ kind: KIND, subject: String(after.id), dueAt }]);
};

export const REMINDER_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject, dueAt }, now) => {
    const row = await findRow(tx, cases, Number(subject));
    if (!row || row.memberId === null || row.lapsesAt === null) return null;
    const { kind, state, lapsesAt, number, memberId } = row;
    // The goods are on their way, or the time has been set anew, or is over.
    if (remindAt(kind, state, lapsesAt) !== dueAt || lapsesAt <= now) return null;
    const settings = await readSettings(tx);
    const lastDay = { day: dayOf(lapsesAt - 1, settings.timeZone) };
    const writer = { actor: SYSTEM, now, settings };
    await recordMessages(tx, writer, SEND_GOODS, [
      {
        memberId,
        key: `${number}/${lapsesAt}`,
        at: dueAt,
        until: lapsesAt,
        variables: { request: number, lastDay },
      },
    ]);
    return null;
  },
  planned: async () => [],
};
