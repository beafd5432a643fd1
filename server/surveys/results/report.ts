/** All figures of a survey over some months, beside as many months before. */
import type { DimensionResult, QuestionResult, Results } from '#contract/surveys/results';
import { NEEDS } from '#contract/surveys/dimensions';
import type { Db } from '#db';
import { printed } from '#rules/surveys/statistics';
import { type DimensionRow, loadDimensions } from '../dimensions/load.ts';
import type { ScoredItem } from '../scores/plan.ts';
import { LEAST_PAIRS, quadrantOf, spearman } from '../statistics/importance.ts';
import { meanOf, topTwoOf } from '../statistics/scores.ts';
import { comparePoints, compareScores, toFigure } from './figures.ts';
import { choicesOf } from './choices.ts';
import { loadLeastShown, monthsTold, type ReadAt, withoutFew } from './identity.ts';
import { monthsBefore, type Months } from './rules.ts';
import { loadAll, loadFirstDay, sumOf, type SumOf } from './sums.ts';
import { type AskedVersion, loadAskedVersions, sameScale } from './versions.ts';

interface Periods {
  now: readonly SumOf[];
  before: readonly SumOf[];
}

/** Every question of the newest version, and those of earlier ones that were answered in the months. */
const questionsOf = (versions: readonly AskedVersion[], { now, before }: Periods) => {
  const answered = new Set(
    now.filter(({ kind }) => kind === 'score').map((row) => `${row.questionKey} ${row.rowKey}`),
  );
  const newest = versions.at(-1);
  const known = new Set<string>();
  return versions.toReversed().flatMap((version) =>
    version.plan.items.flatMap((item): QuestionResult[] => {
      const place = `${item.questionKey} ${item.rowKey}`;
      if (known.has(place) || (version !== newest && !answered.has(place))) return [];
      known.add(place);
      return [resultOf(version, versions, item, { now, before })];
    }),
  );
};

const resultOf = (
  version: AskedVersion,
  versions: readonly AskedVersion[],
  item: ScoredItem,
  { now, before }: Periods,
): QuestionResult => {
  const { questionKey, rowKey, type } = item;
  const same = sameScale(versions, item);
  const wanted = { kind: 'score', questionKey, rowKey } as const;
  const [sums, earlier] = [sumOf(now, wanted, same), sumOf(before, wanted, same)];
  const question = version.definition.questions.find(({ key }) => key === questionKey);
  const row =
    question?.type === 'matrix' ? question.rows.find(({ key }) => key === rowKey) : undefined;
  return {
    questionKey,
    rowKey,
    type,
    topBoxes: item.topBoxes ?? null,
    texts: question?.texts ?? {},
    rowTexts: row?.texts ?? null,
    isOverall: item === version.plan.overall,
    counts: [...sums.counts],
    ...compareScores(sums, earlier, item),
    mean: toFigure(meanOf(sums.counts, type), 'mean'),
    topTwo: toFigure(topTwoOf(sums.counts, type), 'share'),
  };
};

/** How often values of a question were chosen is told as long as its score is. */
const withoutFewAnswers = (row: QuestionResult, least: number): QuestionResult => {
  const shown = withoutFew(row, least);
  return shown.now === null ? { ...shown, counts: [], mean: null, topTwo: null } : shown;
};

/** Only versions whose question about the whole has the scale of the newest one are compared with it. */
const overallVersions = (versions: readonly AskedVersion[]): ReadonlySet<number> => {
  const overall = versions.at(-1)?.plan.overall;
  if (!overall) return new Set();
  const same = sameScale(versions, overall);
  return new Set(
    versions
      .filter(({ id, plan }) => same.has(id) && plan.overall?.questionKey === overall.questionKey)
      .map(({ id }) => id),
  );
};

const TENTHS = 11;
const importanceOf = (now: readonly SumOf[], rowKey: string, versions: ReadonlySet<number>) =>
  spearman(
    Array.from(
      { length: TENTHS },
      (_, given) => sumOf(now, { kind: 'pair', rowKey, given }, versions).counts,
    ),
  );

const meanOfAll = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const dimensionsOf = (
  rows: readonly DimensionRow[],
  versions: readonly AskedVersion[],
  { now, before }: Periods,
  least: number,
): DimensionResult[] => {
  const overall = overallVersions(versions);
  const found = rows.flatMap(({ key, names, need }) => {
    const wanted = { kind: 'dimension', rowKey: key } as const;
    const [sums, earlier] = [sumOf(now, wanted), sumOf(before, wanted)];
    if (sums.n === 0 && earlier.n === 0) return [];
    const { n: pairs, value } = importanceOf(now, key, overall);
    const importance = pairs >= LEAST_PAIRS && value !== null ? printed(value, 2) : null;
    const points = withoutFew(comparePoints(sums, earlier), least);
    return points.now === null && points.before === null
      ? []
      : [{ key, names, need, ...points, pairs, importance }];
  });
  const placed = found.flatMap(({ importance, now: score }) =>
    importance !== null && score !== null ? [{ importance, performance: score.value }] : [],
  );
  const means = {
    importance: meanOfAll(placed.map(({ importance }) => importance)),
    performance: meanOfAll(placed.map(({ performance }) => performance)),
  };
  return found.map((row) => ({
    ...row,
    quadrant:
      row.importance !== null && row.now !== null && placed.length > 1
        ? quadrantOf({ importance: row.importance, performance: row.now.value }, means)
        : null,
  }));
};

export const reportResults = async (
  db: Db,
  surveyId: number,
  asked: Months,
  readAt: ReadAt,
): Promise<Results> => {
  const versions = await loadAskedVersions(db, surveyId);
  const least = await loadLeastShown(db, surveyId);
  const isTold = least === 1;
  const told = monthsTold(asked, least, readAt);
  const months = told.from < told.to ? told : asked;
  const earlier = monthsBefore(months);
  const now = await loadAll(db, surveyId, told, { isTold });
  const before = await loadAll(db, surveyId, monthsTold(earlier, least, readAt), { isTold });
  const index = (rowKey: string) =>
    withoutFew(
      comparePoints(
        sumOf(now, { kind: 'index', rowKey }),
        sumOf(before, { kind: 'index', rowKey }),
      ),
      least,
    );
  const responses = sumOf(now, { kind: 'response' });
  return {
    readAt: readAt.now,
    ...months,
    before: earlier,
    answersFrom: await loadFirstDay(db, surveyId),
    responses: responses.n,
    responsesBefore: sumOf(before, { kind: 'response' }).n,
    suspect: responses.counts[0] ?? 0,
    isByMonth: !isTold,
    questions: questionsOf(versions, { now, before }).map((row) => withoutFewAnswers(row, least)),
    choices: choicesOf(versions, now, least),
    dimensions: dimensionsOf(await loadDimensions(db), versions, { now, before }, least),
    needs: NEEDS.flatMap((need) => {
      const compared = index(need);
      return compared.now === null && compared.before === null ? [] : [{ need, ...compared }];
    }),
    index: index(''),
  };
};
