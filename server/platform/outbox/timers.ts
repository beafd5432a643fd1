/**
 * What time alone decides, as that a promotion begins, is told once, with its true instant: whoever plans it writes a timer
 * in the same transaction, and a task records the event when it is due, also after days in which no server ran.
 */
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { eventTimers } from '#db/schema/platform/outbox';
import { Hook } from '#shared/hook';
import { deleteRow, updateRow } from '../records/records.ts';

export type Timer = typeof eventTimers.$inferSelect;
/** An instant at which something begins or ends; `subject` says what, to the kind that records it. */
export type NewTimer = Pick<Timer, 'kind' | 'subject' | 'dueAt'>;

/** Records the events of timers of one kind. */
export interface TimerKind {
  kind: string;
  /**
   * Records what happened at `dueAt`, which has passed. Returns null where all is recorded, else the progress from which
   * the next transaction goes on.
   */
  record: (tx: Db, timer: Timer, now: number) => Promise<number | null>;
  /** What is still planned after `now` (UTC ms), also by versions that wrote no timers. */
  planned: (tx: Db, now: number) => Promise<NewTimer[]>;
}

export const timerKinds = new Hook<TimerKind>('timers');

export const setTimers = (tx: Db, timers: readonly NewTimer[]) =>
  insertRows(tx, eventTimers, timers, { suffix: 'on conflict do nothing' });

/** Timers in one transaction. */
const STEP = 50;

const columns = {
  id: eventTimers.id,
  kind: eventTimers.kind,
  subject: eventTimers.subject,
  dueAt: eventTimers.dueAt,
  progress: eventTimers.progress,
};
const nextDue = prepared({ now: eventTimers.dueAt }, (q, { now }) =>
  q
    .select(columns)
    .from(eventTimers)
    .where(lte(eventTimers.dueAt, now))
    .orderBy(asc(eventTimers.dueAt), asc(eventTimers.id))
    .limit(1),
);
const dueOf = prepared(
  { kind: eventTimers.kind, subject: eventTimers.subject, until: eventTimers.dueAt },
  (q, { kind, subject, until }) =>
    q
      .select(columns)
      .from(eventTimers)
      .where(
        and(
          eq(eventTimers.kind, kind),
          eq(eventTimers.subject, subject),
          lte(eventTimers.dueAt, until),
        ),
      )
      .orderBy(asc(eventTimers.dueAt)),
);

/** Returns whether the timer is settled; otherwise the next transaction goes on with it. */
const settle = async (tx: Db, timer: Timer, now: number): Promise<boolean> => {
  const kind = timerKinds.parts.find((one) => one.kind === timer.kind);
  const progress = kind ? await kind.record(tx, timer, now) : null;
  await (progress === null
    ? deleteRow(tx, eventTimers, timer.id)
    : updateRow(tx, eventTimers, timer.id, { progress }));
  return progress === null;
};

/** Records what is due of one subject, before something else changes it. */
export const settleTimers = async (
  tx: Db,
  kind: string,
  subject: string,
  until: number,
  now: number,
): Promise<void> => {
  for (const timer of await dueOf(tx, { kind, subject, until })) await settle(tx, timer, now);
};

/** Records everything that is due, the earliest first, each step in a transaction of its own. */
export const recordDueEvents = async ({
  connection,
  now,
}: {
  connection: Connection;
  now: () => number;
}): Promise<void> => {
  const at = now();
  /** Returns whether there may be more. */
  const recordNext = async (tx: Db): Promise<boolean> => {
    for (let settled = 0; settled < STEP; settled++) {
      const [timer] = await nextDue(tx, { now: at });
      if (!timer) return false;
      if (!(await settle(tx, timer, at))) return true;
    }
    return true;
  };
  while (await connection.transaction(recordNext));
};

/** Writes the timers that are missing: those of a version that had none, and of a restored backup of it. */
export const ensureTimers = async (tx: Db, now: number): Promise<void> => {
  for (const { planned } of timerKinds.parts) await setTimers(tx, await planned(tx, now));
};
