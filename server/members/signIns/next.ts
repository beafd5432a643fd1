/** What the next sign-in of a member would give, by the rules that give it then. */
import type { NextSignIn } from '#contract/members/signIns';
import type { Db } from '#db';
import { addDays, dayOf, instantOf, timeOf } from '#shared/days';
import { eventAwardsOf } from '../earnRules/eventAwards.ts';
import { ladderDay, ladderFor } from '../earnRules/ladder.ts';
import { loadGiven } from '../earnRules/loadGiven.ts';
import { openOccasions } from '../earning/occasions.ts';
import { openProgramme } from '../earning/programme.ts';
import { loadStreak } from './load.ts';

/** Null where no rule rewards signing in then. */
export const loadNext = async (
  db: Db,
  memberId: number,
  now: number,
  timeZone: string,
): Promise<NextSignIn | null> => {
  const today = dayOf(now, timeZone);
  const { isToday, streak: before } = await loadStreak(db, memberId, today);
  const day = isToday ? addDays(today, 1) : today;
  const at = isToday ? instantOf(day, timeOf(now, timeZone), timeZone) : now;
  const programme = await openProgramme(db);
  // What a budget has left is not asked for: it would be written down with the question.
  const version = programme?.at(at);
  const earnRules = (version?.terms.earnRules ?? [])
    .filter(({ trigger }) => trigger === 'sign_in')
    .map((rule) => ({ ...rule, caps: { ...rule.caps, budget: null } }));
  if (!version || earnRules.length === 0) return null;
  const signedIn = { memberId, trigger: 'sign_in' as const, subject: null, at, channel: null };
  const occasion = (await openOccasions(db, [memberId]))(signedIn, version);
  const given = await loadGiven(db, earnRules, [memberId]);
  const streak = before + 1;
  const awards = eventAwardsOf({ earnRules }, { ...occasion, streak }, timeZone, (rule, currency) =>
    given.of(memberId, rule.key, currency, day),
  );
  const sumOf = (wanted: 'points' | 'growth') =>
    awards.reduce((sum, { currency, granted }) => sum + (currency === wanted ? granted : 0), 0);
  const ladder = ladderFor(earnRules, occasion, timeZone);
  return {
    day,
    streak,
    ladderDay: ladder && ladderDay(ladder, streak),
    points: sumOf('points'),
    growth: sumOf('growth'),
  };
};
