/** What becomes of an alert that is open again: it is any manager's, who has to get in touch anew. */
import type { Db } from '#db';
import { loadRanks } from '../../members/levels/load.ts';
import { loadVersions } from '../../service/calendars/load.ts';
import { contactDueAt, isUpperLevel } from './due.ts';
import type { AlertRow } from './record.ts';

export const reopenedFields = async (
  db: Db,
  { calendarId, level, canBeReached }: Pick<AlertRow, 'calendarId' | 'level' | 'canBeReached'>,
  now: number,
) => {
  const calendar =
    calendarId === null ? null : ((await loadVersions(db, [calendarId])).get(calendarId) ?? null);
  return {
    closedAt: null,
    reopenedAt: now,
    contactedAt: null,
    // Whether somebody was reached is said anew when it is closed.
    wasContacted: null,
    ownerId: null,
    dueAt: canBeReached
      ? contactDueAt(calendar, now, isUpperLevel(level, await loadRanks(db)))
      : null,
  };
};
