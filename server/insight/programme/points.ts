/** The movements of points in a period, and what the points of each month are worth at its end. */
import {
  MAX_DIFFERING,
  type PointsReport,
  type ProgrammePeriod,
  type Reading,
} from '#contract/insight/programme';
import type { Settings } from '#contract/platform/settings';
import type { PointType } from '#contract/members/points';
import type { Db } from '#db';
import { startOfDay } from '#shared/days';
import { withMembers } from '../../members/members/withMembers.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { loadDiffering, loadEntered, loadMoved } from './moved.ts';
import { vintagesOf, waterfallOf } from './rules.ts';
import { loadUnrecorded } from './unrecorded.ts';

/** A period that has not ended is read up to the instant of reading. */
export const readingOf = (
  { from, to }: ProgrammePeriod,
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: number,
): Reading => {
  const opens = startOfDay(from, timeZone);
  const ends = Math.max(opens, Math.min(startOfDay(to, timeZone), now + 1));
  return { opens, ends, readAt: now, timeZone };
};

export const reportPoints = async (db: Db, reading: Reading): Promise<PointsReport> => {
  const { ends } = reading;
  const unrecorded = await loadUnrecorded(db, reading);
  const moved = [...(await loadMoved(db, reading)), ...unrecorded.moved];
  const entered = [...(await loadEntered(db, reading)), ...unrecorded.entered];
  const programme = await loadProgramme(db, ends - 1);
  const policy = programme?.terms.spending ?? null;
  const waterfall = waterfallOf(moved, entered);
  const sumOf = (type: PointType) =>
    entered.reduce((sum, one) => (one.type === type ? sum - one.points : sum), 0);
  const differing =
    waterfall.difference === 0 ? [] : await loadDiffering(db, reading, MAX_DIFFERING);
  return {
    ...reading,
    ...waterfall,
    differing: (await withMembers(db, differing)).map(({ memberId, memberName, difference }) => ({
      memberId,
      memberName,
      difference,
    })),
    writtenOff: sumOf('writeOff'),
    absorbed: sumOf('absorb'),
    deducted: sumOf('deducted'),
    unrecorded: unrecorded.entered.reduce((sum, { points }) => sum - points, 0),
    ...vintagesOf(moved, policy),
    value:
      programme && policy
        ? { points: policy.points, amount: policy.amount, programmeNumber: programme.number }
        : null,
  };
};
