/** One figure by part of the responses, as it was when they were asked. */
import {
  type CutRow,
  type Cuts,
  type CutSegment,
  type MeasureRef,
  ORDER_SEGMENTS,
  type OrderSegment,
} from '#contract/surveys/results';
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { rankCells, shownCells } from '../statistics/cells.ts';
import type { ScoredItem } from '../scores/plan.ts';
import { meanOf } from '../statistics/scores.ts';
import { comparePoints, compareScores, toFigure } from './figures.ts';
import { loadLeastShown, monthsTold, type ReadAt } from './identity.ts';
import { loadOrderSegments } from './orderSegments.ts';
import { loadSegmentNames } from './names.ts';
import { isOfIdentified, type Months, monthsBefore } from './rules.ts';
import { addSums, loadSegments, NO_SUMS, type Sums } from './sums.ts';
import { tellableParts } from './tellable.ts';
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

type ShownPart = Part & { isShown: boolean; isShownBefore: boolean };
const shownOf = (all: readonly Part[], item: ScoredItem | null): ShownPart[] => {
  const now = shownCells(all.map((part) => answersOf(part.now, item)));
  const before = shownCells(all.map((part) => answersOf(part.before, item)));
  return all.map((part, index) => ({
    ...part,
    isShown: now[index] === true,
    isShownBefore: before[index] === true,
  }));
};
/** Where nobody is to be recognised: the sums of the months that may be shown alone. */
const toldOf = (
  all: readonly Part[],
  rows: Awaited<ReturnType<typeof loadSegments>>,
  item: ScoredItem | null,
): ShownPart[] => {
  const told = new Map(
    partsOf(tellableParts(rows, (sums) => answersOf(sums, item))).map((part) => [
      part.segment,
      part,
    ]),
  );
  return all.map(({ segment }) => {
    const { now, before } = told.get(segment) ?? { now: NO_SUMS, before: NO_SUMS };
    return {
      segment,
      now,
      before,
      isShown: answersOf(now, item) > 0,
      isShownBefore: answersOf(before, item) > 0,
    };
  });
};

const HIDDEN = { now: null, before: null, change: null, rank: null, mean: null };

interface Asked extends ReadAt {
  measure: MeasureRef;
  by: CutSegment;
  months: Months;
}
const isOfOrders = (by: CutSegment): by is OrderSegment =>
  (ORDER_SEGMENTS as readonly string[]).includes(by);

export const loadCuts = async (
  db: Db,
  surveyId: number,
  { measure, by, months: asked, timeZone, now: readAt }: Asked,
): Promise<Cuts> => {
  const versions = await loadAskedVersions(db, surveyId);
  const item = measure.kind === 'score' ? newestItem(versions, measure) : null;
  if (item === undefined) throw notFound();
  const same = item && sameScale(versions, item);
  const least = await loadLeastShown(db, surveyId);
  const isByMonth = least > 1;
  const months = monthsTold(asked, least, { now: readAt, timeZone });
  if (isByMonth && isOfIdentified(by)) throw invalid({ by: 'surveyResults.errors.ofIdentified' });
  const loaded = isOfOrders(by)
    ? await loadOrderSegments(db, surveyId, versions, { measure, by, months, timeZone, isByMonth })
    : await loadSegments(db, surveyId, measure, by, {
        now: months,
        before: monthsBefore(months),
        isByMonth,
      });
  const rows = loaded.filter(({ versionId }) => same === null || same.has(versionId));
  // Of each period all parts count, also those without answers in the other one.
  const all = partsOf(rows);
  const parts = (isByMonth ? toldOf(all, rows, item) : shownOf(all, item)).filter((_, index) => {
    const part = all[index];
    return part !== undefined && answersOf(part.now, item) > 0;
  });
  const compared = parts.map(({ now, before, isShownBefore }) => {
    // What is too small to be shown of the months before is not compared with either.
    const earlier = isShownBefore ? before : NO_SUMS;
    return item === null ? comparePoints(now, earlier) : compareScores(now, earlier, item);
  });
  const ranks = rankCells(
    compared.map(({ now }, index) => ({
      n: parts[index]?.isShown ? (now?.n ?? 0) : 0,
      low: now?.low ?? null,
    })),
  );
  const means = parts.map(({ now }) => item && toFigure(meanOf(now.counts, item.type), 'mean'));
  const nameOf = await loadSegmentNames(
    db,
    by,
    parts.map(({ segment }) => segment),
  );
  return {
    by,
    isByMonth,
    rows: parts
      .map(({ segment, isShown }, index): CutRow => {
        const names = nameOf(segment);
        const figures = compared[index];
        return isShown && figures
          ? {
              segment,
              names,
              isHidden: false,
              ...figures,
              rank: ranks[index] ?? null,
              mean: means[index] ?? null,
            }
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
