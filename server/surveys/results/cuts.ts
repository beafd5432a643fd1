/** One figure by part of the responses, as it was when they were asked. */
import type { CutRow, Cuts, MeasureRef } from '#contract/surveys/results';
import type { Segment } from '#contract/surveys/scores';
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import { notFound } from '../../platform/http/errors.ts';
import { rankCells, shownCells } from '../statistics/cells.ts';
import type { ScoredItem } from '../scores/plan.ts';
import { comparePoints, compareScores } from './figures.ts';
import { loadSegmentNames } from './names.ts';
import { type Months, monthsBefore } from './rules.ts';
import { addSums, loadSegments, NO_SUMS, type Sums } from './sums.ts';
import { loadAskedVersions, newestItem, sameScale } from './versions.ts';

const answersOf = ({ n, counts }: Sums, item: ScoredItem | null) =>
  item === null ? n : counts.reduce((sum, count) => sum + count, 0);

type Part = { segment: string; now: Sums; before: Sums };

const partsOf = (rows: Awaited<ReturnType<typeof loadSegments>>): Part[] =>
  [...groupBy(rows, ({ segment }) => segment)].map(([segment, own]) => ({
    segment,
    now: own.filter(({ isNow }) => isNow).reduce<Sums>(addSums, NO_SUMS),
    before: own.filter(({ isNow }) => !isNow).reduce<Sums>(addSums, NO_SUMS),
  }));

const HIDDEN = { now: null, before: null, change: null, rank: null };

export const loadCuts = async (
  db: Db,
  surveyId: number,
  { measure, by, months }: { measure: MeasureRef; by: Segment; months: Months },
): Promise<Cuts> => {
  const versions = await loadAskedVersions(db, surveyId);
  const item = measure.kind === 'score' ? newestItem(versions, measure) : null;
  if (item === undefined) throw notFound();
  const same = item && sameScale(versions, item);
  const rows = (
    await loadSegments(db, surveyId, measure, by, { now: months, before: monthsBefore(months) })
  ).filter(({ versionId }) => same === null || same.has(versionId));
  const parts = partsOf(rows).filter(({ now }) => answersOf(now, item) > 0);
  const [shown, shownBefore] = [
    shownCells(parts.map(({ now }) => answersOf(now, item))),
    shownCells(parts.map(({ before }) => answersOf(before, item))),
  ];
  const compared = parts.map(({ now, before }, index) => {
    // What is too small to be shown of the months before is not compared with either.
    const earlier = shownBefore[index] ? before : NO_SUMS;
    return item === null ? comparePoints(now, earlier) : compareScores(now, earlier, item);
  });
  const ranks = rankCells(
    compared.map(({ now }, index) => ({
      n: shown[index] ? (now?.n ?? 0) : 0,
      low: now?.low ?? null,
    })),
  );
  const nameOf = await loadSegmentNames(
    db,
    by,
    parts.map(({ segment }) => segment),
  );
  return {
    by,
    rows: parts
      .map(({ segment }, index): CutRow => {
        const names = nameOf(segment);
        const figures = compared[index];
        return shown[index] && figures
          ? { segment, names, isHidden: false, ...figures, rank: ranks[index] ?? null }
          : { segment, names, isHidden: true, ...HIDDEN };
      })
      .toSorted(
        (one, other) =>
          Number(one.isHidden) - Number(other.isHidden) ||
          (other.now?.value ?? 0) - (one.now?.value ?? 0) ||
          (one.segment < other.segment ? -1 : 1),
      ),
  };
};
