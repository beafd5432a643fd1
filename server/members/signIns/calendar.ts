/** A month of a member's sign-ins, as the shop shows it. */
import type { SignInCalendar } from '#contract/members/signIns';
import type { Db } from '#db';
import { addDays, addMonths, dayOf } from '#shared/days';
import { ladderFor } from '../earnRules/ladder.ts';
import { openOccasions } from '../earning/occasions.ts';
import { openProgramme } from '../earning/programme.ts';

import { loadSignIns, loadStreak } from './load.ts';
import { loadNext } from './next.ts';

/** The ladder of the member in force. */
const loadLadder = async (db: Db, memberId: number, at: number, timeZone: string) => {
  const version = (await openProgramme(db))?.at(at);
  if (!version) return null;
  const signedIn = { memberId, trigger: 'sign_in' as const, subject: null, at, channel: null };
  const occasion = (await openOccasions(db, [memberId]))(signedIn, version);
  return ladderFor(version.terms.earnRules, occasion, timeZone);
};

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
  const ladder = await loadLadder(db, memberId, now, timeZone);
  return {
    month: shown,
    today,
    ...(await loadStreak(db, memberId, today)),
    ladder: ladder && { days: ladder.days, afterwards: ladder.afterwards },
    days: await loadSignIns(db, memberId, first, addDays(addMonths(first, 1), -1)),
    next: await loadNext(db, memberId, now, timeZone),
  };
};
