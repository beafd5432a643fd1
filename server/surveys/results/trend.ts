/** One figure over time, with control limits, and with the points at which other versions or weights begin to count. */
import type {
  Grain,
  MeasureRef,
  Trend,
  TrendBreak,
  TrendPointResult,
} from '#contract/surveys/results';
import type { Db } from '#db';
import { printed } from '#rules/surveys/statistics';
import { addDays, dayOf, monthOf } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { loadWeightSets } from '../weightSets/load.ts';
import { notFound } from '../../platform/http/errors.ts';
import { shownCells } from '../statistics/cells.ts';
import { type Chart, judgeTrend, LEAST_ANSWERS } from '../statistics/control.ts';
import { boxesOf, headlineOf, meanOf } from '../statistics/scores.ts';
import { POINT, type ScoredItem } from '../scores/plan.ts';
import { pointsFigure, toFigure } from './figures.ts';
import { loadLeastShown } from './identity.ts';
import { bucketOf, DECIMALS, type Months, unitOf } from './rules.ts';
import { addSums, loadDays, NO_SUMS, type Sums } from './sums.ts';
import { tellsFewDays } from './tellable.ts';
import { untoldFrom } from '../toldMonths/rules.ts';
import { loadAskedVersions, newestItem, sameScale } from './versions.ts';

export interface Calendar {
  timeZone: string;
  weekStart: number;
  now: number;
  today: string;
}

interface Bucket {
  from: string;
  to: string;
  sums: Sums;
  versions: ReadonlySet<number>;
}
type DaySums = Awaited<ReturnType<typeof loadDays>>[number];

const bucketsOf = (days: readonly DaySums[], grain: Grain, weekStart: number): Bucket[] =>
  [...groupBy(days, ({ day }) => bucketOf(day, grain, weekStart).from)].map(([day, rows]) => ({
    ...bucketOf(day, grain, weekStart),
    sums: rows.reduce<Sums>(addSums, NO_SUMS),
    versions: new Set(rows.map(({ versionId }) => versionId)),
  }));

/** The instants at which other weights began to count, as days. */
const weightDays = async (db: Db, timeZone: string) =>
  (await loadWeightSets(db)).map(({ effectiveAt }) => dayOf(effectiveAt, timeZone));

/** What begins with each bucket: of an index also other weights. */
const breaksOf = (
  buckets: readonly Bucket[],
  weights: readonly string[],
): (TrendBreak | null)[] => {
  const seen = new Set<number>();
  return buckets.map(({ to, versions }, index) => {
    const isNew = [...versions].some((id) => !seen.has(id));
    for (const id of versions) seen.add(id);
    const before = buckets[index - 1];
    if (!before) return null;
    if (isNew) return 'version';
    // Nobody may have answered when they began to count.
    return weights.some((day) => day >= before.to && day < to) ? 'weights' : null;
  });
};

/** The value that limits are computed of: a part of one for questions, points elsewhere. */
const rawOf = ({ n, sum, counts }: Sums, item: ScoredItem | null): number => {
  if (item === null) return n === 0 ? 0 : sum / n / POINT;
  const { n: all, up, down } = boxesOf(counts, item);
  return all === 0 ? 0 : (item.type === 'nps' ? up - down : up) / all;
};
const chartOf = (item: ScoredItem | null): Chart =>
  item === null
    ? { kind: 'values', scale: [0, 100] }
    : item.type === 'nps'
      ? { kind: 'values', scale: [-1, 1] }
      : { kind: 'share' };

const answersOf = ({ n, counts }: Sums, item: ScoredItem | null) =>
  item === null ? n : counts.reduce((sum, count) => sum + count, 0);

const pointsOf = (
  buckets: readonly Bucket[],
  item: ScoredItem | null,
  { weights, today }: { weights: readonly string[]; today: string },
): TrendPointResult[] => {
  const unit = unitOf(item === null ? 'index' : 'score', item?.type ?? null);
  const factor = item === null ? 1 : 100;
  const inUnit = (value: number) => printed(value * factor, DECIMALS[unit]);
  const breaks = breaksOf(buckets, weights);
  const judged = judgeTrend(
    buckets.map(({ sums, to }, index) => ({
      // A bucket that is not over is shown, and not judged.
      n: to <= today ? answersOf(sums, item) : 0,
      value: rawOf(sums, item),
      startsAnew: breaks[index] != null,
    })),
    chartOf(item),
  );
  return buckets.flatMap(({ from, to, sums }, index) => {
    const figure =
      item === null ? pointsFigure(sums) : toFigure(headlineOf(sums.counts, item), unit);
    if (figure === null) return [];
    const { limits, signal } = judged[index] ?? { limits: null, signal: null };
    return [
      {
        ...figure,
        from,
        to,
        isComplete: to <= today,
        mean: item && toFigure(meanOf(sums.counts, item.type), 'mean'),
        startsWith: breaks[index] ?? null,
        signal,
        limits: limits && {
          centre: inUnit(limits.centre),
          low: inUnit(limits.low),
          high: inUnit(limits.high),
        },
      },
    ];
  });
};

/** Limits come from all points before, those before the months that are shown included. */
export const loadTrend = async (
  db: Db,
  surveyId: number,
  { measure, grain, months }: { measure: MeasureRef; grain: Grain; months: Months },
  { timeZone, weekStart, now, today }: Calendar,
): Promise<Trend> => {
  const versions = await loadAskedVersions(db, surveyId);
  const item = measure.kind === 'score' ? newestItem(versions, measure) : null;
  if (item === undefined) throw notFound();
  const same = item && sameScale(versions, item);
  const weights = measure.kind === 'index' ? await weightDays(db, timeZone) : [];
  const isOpen = (await loadLeastShown(db, surveyId)) === 1;
  // A week that is partly in a month of which nothing is told yet is left out whole.
  const untold = untoldFrom(now, timeZone);
  const load = async (wanted: Grain) => {
    const cut = wanted === 'week' ? 'day' : 'all';
    // The last week is shown whole, though it ends in the month after.
    const { to } = bucketOf(addDays(months.to, -1), wanted, weekStart);
    const days = await loadDays(db, surveyId, measure, cut, to);
    return days.filter(
      ({ day, versionId }) =>
        (isOpen || bucketOf(day, wanted, weekStart).to <= untold) &&
        (same === null || same.has(versionId)),
    );
  };
  const isShown = ({ from, to }: { from: string; to: string }) =>
    to > months.from && from < months.to;
  const days = await load(grain);
  const buckets = bucketsOf(days, grain, weekStart);
  const parts = days.flatMap((sums) => {
    const week = bucketOf(sums.day, 'week', weekStart);
    return isShown(week)
      ? [{ week: week.from, month: monthOf(sums.day), n: answersOf(sums, item) }]
      : [];
  });
  const isMerged =
    grain === 'week' &&
    ((!isOpen && tellsFewDays(parts)) ||
      buckets.some(
        (bucket) =>
          isShown(bucket) && bucket.to <= today && answersOf(bucket.sums, item) < LEAST_ANSWERS,
      ));
  const points = pointsOf(
    isMerged ? bucketsOf(await load('month'), 'month', weekStart) : buckets,
    item,
    { weights, today },
  );
  const within = points.filter(isShown);
  // Where nobody is to be recognised, points of few answers are left out, and what would tell them.
  const isTold = isOpen ? null : shownCells(within.map(({ n }) => n));
  return {
    grain: isMerged ? 'month' : grain,
    isMerged,
    points: within.filter((_, index) => isTold === null || isTold[index] === true),
  };
};
