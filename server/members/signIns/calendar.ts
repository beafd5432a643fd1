/** A month of a member's sign-ins, as the shop shows it. */
import type { SignInCalendar } from '#contract/members/signIns';
import type { Db } from '#db';
import { addDays, addMonths, dayOf } from '#shared/days';
import { openProgramme } from '../earning/programme.ts';
import { ladderAt } from '../earning/signInDays.ts';
import { loadSignIns, loadStreak } from './load.ts';
import { loadNext } from './next.ts';

/** `month` as `YYYY-MM`; the present one where it is left out. */
export const loadCalendar = async (
  db: Db,
  memberId: number,
  now: number,
  timeZone: string,
  month?: string,
): Promise<Omit<SignInCalendar, 'member'>> => {
  const today = dayOf(now, timeZone);
  const shown = month ?? today.slice(0, 7);
  const first = `${shown}-01`;
  const programme = await openProgramme(db);
  const ladder = programme && ladderAt(programme, now);
  return {
    month: shown,
    today,
    ...(await loadStreak(db, memberId, today)),
    ladder: ladder && { days: ladder.days, afterwards: ladder.afterwards },
    days: await loadSignIns(db, memberId, first, addDays(addMonths(first, 1), -1)),
    next: await loadNext(db, memberId, now, timeZone),
  };
};
