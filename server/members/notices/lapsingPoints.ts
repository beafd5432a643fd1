/** Tells members of points that lapse after a day. */
import { and, asc, gt, lte } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { pointLots } from '#db/schema/members/points';
import { addDays, startOfDay } from '#shared/days';
import { loadBalances } from '../points/loadBalance.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import type { TellPage } from './expiryNotices.ts';
import { POINTS_LAPSE } from './kinds.ts';

const PAGE = 500;

const lapsingBetween = prepared(
  { after: pointLots.memberId, from: pointLots.expiresAt, until: pointLots.expiresAt },
  (q, { after, from, until }) =>
    q
      .selectDistinct({ memberId: pointLots.memberId })
      .from(pointLots)
      .where(
        and(
          gt(pointLots.remaining, 0),
          gt(pointLots.expiresAt, from),
          lte(pointLots.expiresAt, until),
          gt(pointLots.memberId, after),
        ),
      )
      .orderBy(asc(pointLots.memberId))
      .limit(PAGE),
);

/** Nothing of points that have lapsed meanwhile: there is nothing left to do about them. */
export const tellLapsingPoints: TellPage = async (tx, writer, notice, after) => {
  const { timeZone } = writer.settings;
  const { lastDay, days, at, until } = notice;
  const lapseAt = startOfDay(addDays(lastDay, 1), timeZone);
  if (lapseAt <= writer.now) return { last: null, told: 0 };
  const from = startOfDay(lastDay, timeZone);
  const ids = (await lapsingBetween(tx, { after, from, until: lapseAt })).map(
    ({ memberId }) => memberId,
  );
  const balances = await loadBalances(tx, ids, writer.now);
  const recorded = await recordMessages(
    tx,
    writer,
    POINTS_LAPSE,
    ids.flatMap((memberId) => {
      const lapsing = balances.get(memberId)?.lapsing.find((one) => one.lastDay === lastDay);
      if (!lapsing) return [];
      return [
        {
          memberId,
          key: `${memberId}/${lastDay}/${days}`,
          at,
          until,
          variables: { points: { count: lapsing.points }, lapsesOn: { day: lastDay } },
        },
      ];
    }),
  );
  return { last: ids.length < PAGE ? null : (ids.at(-1) ?? null), told: recorded.length };
};
