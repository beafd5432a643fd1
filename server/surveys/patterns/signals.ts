/** Proposes an action where the control chart of a survey shows that a score fell. */
import type { MeasureOption } from '#contract/surveys/correctiveActions';
import type { MeasureRef, TrendPointResult } from '#contract/surveys/results';
import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import { addDays, addMonths, monthOf, startOfDay } from '#shared/days';
import { localize } from '#shared/localization';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { proposeAction } from '../correctiveActions/actions.ts';
import { referenceOf } from '../correctiveActions/evidence.ts';
import { loadTrend } from '../results/trend.ts';
import { loadAskedVersions } from '../results/versions.ts';
import { loadMeasures } from '../verification/options.ts';
import { loadEarlier } from './earlier.ts';
import { isEnoughSignals, newEvidence, PATTERN_DAYS } from './rules.ts';

const liveSurveys = statement<{ id: number }>(
  `select id from surveys s where archived_at is null and exists (select 1 from survey_versions v
     where v.survey_id = s.id and v.published_at is not null) order by id`,
);
export const loadLiveSurveys = async (db: Db): Promise<number[]> =>
  (await liveSurveys(db)).map(({ id }) => id);

/** The whole and the dimensions: single rows of questions would say the same again. */
const isWatched = ({ kind, questionKey, rowKey }: MeasureOption, overallKey: string | null) =>
  kind === 'dimension' ||
  (kind === 'index' && rowKey === '') ||
  (kind === 'score' && rowKey === '' && questionKey === overallKey);

const isFall = ({ signal, limits, value }: TrendPointResult): boolean =>
  signal !== null && limits !== null && value < limits.centre;

const fallsOf = async (
  tx: Db,
  surveyId: number,
  measure: MeasureRef,
  { today, writer }: { today: string; writer: Writer },
): Promise<TrendPointResult[]> => {
  const { timeZone, weekStart } = writer.settings;
  const from = addMonths(monthOf(today), -1);
  const months = { from, to: addMonths(from, 2) };
  const { points } = await loadTrend(
    tx,
    surveyId,
    { measure, grain: 'week', months },
    { timeZone, weekStart, now: writer.now, today },
  );
  return points.filter((point) => isFall(point) && point.to > addDays(today, -PATTERN_DAYS));
};

/** How many actions were proposed for a survey. */
export const proposeForSignals = async (
  tx: Db,
  writer: Writer,
  surveyId: number,
  today: string,
): Promise<number> => {
  const survey = await findRow(tx, surveys, surveyId);
  if (!survey) return 0;
  const overall = (await loadAskedVersions(tx, surveyId)).at(-1)?.plan.overall;
  const options = await loadMeasures(tx, surveyId);
  const { language, timeZone } = writer.settings;
  let proposed = 0;
  for (const option of options) {
    const { kind, questionKey, rowKey } = option;
    if (kind === 'rootCause' || !isWatched(option, overall?.questionKey ?? null)) continue;
    const measure = { kind, questionKey, rowKey };
    const key = ['signal', surveyId, kind, questionKey, rowKey].join(' ');
    const facts = (await fallsOf(tx, surveyId, measure, { today, writer })).map((point) => {
      const evidence = {
        kind: 'cell' as const,
        cell: { ...measure, surveyId, from: point.from, to: point.to },
      };
      return {
        at: startOfDay(point.from, timeZone),
        knownAt: startOfDay(point.to, timeZone),
        reference: `cell ${referenceOf(evidence)}`,
        evidence,
      };
    });
    const earlier = await loadEarlier(tx, key);
    const fresh = newEvidence(facts, earlier);
    if (fresh.length === 0 || !isEnoughSignals(fresh.length, earlier)) continue;
    const title = `${localize(survey.names, language)} · ${localize(option.names, language)}`;
    await proposeAction(
      tx,
      writer,
      {
        title: title.slice(0, 120),
        plan: null,
        type: null,
        ownerId: null,
        verifierId: null,
        dueOn: null,
        rootCauseId: null,
        dimensionKey: kind === 'dimension' ? rowKey : null,
        categoryId: null,
        channel: null,
        surveyId,
        measure,
        windowDays: 28,
        evidence: fresh.map((one) => one.evidence),
      },
      key,
    );
    proposed += 1;
  }
  return proposed;
};
