/** Tells members that they are about to lose their level, by the steps that are computed ahead. */
import { and, asc, eq, gt, gte, isNull, lt } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { addDays, startOfDay } from '#shared/days';
import { openLevels } from '../levels/load.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import type { TellPage } from './expiryNotices.ts';
import { LEVEL_ENDING } from './kinds.ts';
import { loadLevelNames } from './levelNames.ts';
import { missingTexts } from './rules.ts';

const PAGE = 500;

const loweredOn = prepared(
  {
    kind: memberLevels.kind,
    after: memberLevels.id,
    from: memberLevels.startsAt,
    until: memberLevels.startsAt,
  },
  (q, { kind, after, from, until }) =>
    q
      .select({
        id: memberLevels.id,
        memberId: memberLevels.memberId,
        startsAt: memberLevels.startsAt,
        measures: memberLevels.measures,
      })
      .from(memberLevels)
      .where(
        and(
          eq(memberLevels.kind, kind),
          isNull(memberLevels.undoneAt),
          gte(memberLevels.startsAt, from),
          lt(memberLevels.startsAt, until),
          gt(memberLevels.id, after),
        ),
      )
      .orderBy(asc(memberLevels.id))
      .limit(PAGE),
);

/** Of the level that counts, overrides included. Nothing of one that has been lost meanwhile: the change itself is told. */
export const tellEndingLevels: TellPage = async (tx, writer, notice, after) => {
  const { timeZone } = writer.settings;
  const { lastDay, days, at, until } = notice;
  const from = startOfDay(addDays(lastDay, 1), timeZone);
  if (from <= writer.now) return { last: null, told: 0 };
  const nextDay = startOfDay(addDays(lastDay, 2), timeZone);
  const steps = await loweredOn(tx, { kind: 'downgrade', after, from, until: nextDay });
  const levelOf = await openLevels(
    tx,
    steps.map(({ memberId }) => memberId),
  );
  const lost = steps.flatMap(({ memberId, startsAt, measures }) => {
    const { level } = levelOf(memberId, startsAt - 1);
    const { level: next } = levelOf(memberId, startsAt);
    if (level === null || next === null || level === next) return [];
    const measured = measures?.levels.find(({ key }) => key === level);
    return [
      { memberId, level, next, missing: measured ?? { conditions: [], match: 'all' as const } },
    ];
  });
  const namesOf = await loadLevelNames(
    tx,
    lost.flatMap(({ level, next }) => [level, next]),
  );
  const recorded = await recordMessages(
    tx,
    writer,
    LEVEL_ENDING,
    lost.map(({ memberId, level, next, missing }) => ({
      memberId,
      key: `${memberId}/${lastDay}/${days}`,
      at,
      until,
      variables: {
        level: namesOf(level),
        lastDay: { day: lastDay },
        nextLevel: namesOf(next),
        missing: missingTexts(missing, writer.settings),
      },
    })),
  );
  return { last: steps.length < PAGE ? null : (steps.at(-1)?.id ?? null), told: recorded.length };
};
