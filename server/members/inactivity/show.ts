/** When the points of a member will be cleared if the member stays inactive. */
import type { MemberInactivity } from '#contract/members/inactivity';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { versionAt } from '#rules/platform/versions';
import { dayOf } from '#shared/days';
import { loadBalance } from '../points/loadBalance.ts';
import { loadVersions } from '../programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadPrimary } from '../people/load.ts';
import { countedSince, loadLastDays } from './activity.ts';
import { loadRounds } from './notices.ts';
import { openOf } from './rounds.ts';
import { clearedOnOf, clearedOnOfRound, clearsAlike } from './rules.ts';

export const showInactivity = async (
  db: Db,
  memberId: number,
  now: number,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<MemberInactivity> => {
  const { id } = await getRow(db, members, await loadPrimary(db, memberId));
  const versions = await loadVersions(db);
  const version = versionAt(versions, now);
  const { available } = await loadBalance(db, id, now);
  if (!version?.terms.inactivity || available === 0) return { reset: null };
  const terms = version.terms.inactivity;
  const [round] = await openOf(db, { state: 'open', ids: [id] });
  const begun = versions.find(({ number }) => number === round?.programmeNumber);
  // A round by other terms ends with the next run, and another one begins.
  const holds =
    round &&
    (round.resetAt === null ? clearsAlike(begun?.terms.inactivity, terms) : round.resetAt > now);
  if (round && holds) {
    const notices = (await loadRounds(db, [round], timeZone))(round);
    const today = dayOf(now, timeZone);
    return {
      reset: {
        lastActiveDay: round.lastDay,
        clearedOn:
          round.resetAt === null
            ? clearedOnOfRound(round.lastDay, notices, round.plannedDay, today, terms)
            : round.plannedDay,
        firstNoticeAt: round.firstAt,
        secondNoticeAt: round.secondAt,
        isDecided: round.resetAt !== null,
      },
    };
  }
  const since = countedSince(versions, version);
  const lastActiveDay = (await loadLastDays(db, [id], since, timeZone)).get(id);
  if (lastActiveDay === undefined) return { reset: null };
  return {
    reset: {
      lastActiveDay,
      clearedOn: clearedOnOf(lastActiveDay, dayOf(now, timeZone), terms),
      firstNoticeAt: null,
      secondNoticeAt: null,
      isDecided: false,
    },
  };
};
