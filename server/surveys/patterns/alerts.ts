/** Proposes an action for alerts that show a pattern. */
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { rootCauses } from '#db/schema/service/rootCauses';
import { statement } from '#db/statements';
import { DAY_MS } from '#shared/days';
import { localize } from '#shared/localization';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { MOST_EVIDENCE } from '#contract/surveys/correctiveActions';
import { proposeAction } from '../correctiveActions/actions.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadMeasures } from '../verification/options.ts';
import { loadEarlier } from './earlier.ts';
import {
  type AlertFact,
  type AlertPattern,
  groupAlerts,
  LEAST_ALERTS,
  newEvidence,
  PATTERN_DAYS,
  surveyOf,
} from './rules.ts';

const answeredIn = statement<{
  id: number;
  surveyId: number;
  answeredAt: number | string;
  rootCauseId: number | null;
  dimensions: string;
  categoryId: number | null;
}>(
  `select id, survey_id as "surveyId", answered_at as "answeredAt", root_cause_id as "rootCauseId", dimensions,
     category_id as "categoryId"
   from survey_alerts where answered_at >= ? and answered_at < ? and withdrawn_at is null order by answered_at, id`,
);

export const loadPatterns = async (db: Db, at: number): Promise<AlertPattern[]> => {
  const rows = await answeredIn(db, at - PATTERN_DAYS * DAY_MS, at);
  const alerts = rows.map(({ answeredAt, dimensions, ...row }): AlertFact => ({
    ...row,
    answeredAt: Number(answeredAt),
    dimensions: JSON.parse(dimensions) as string[],
  }));
  return groupAlerts(alerts).filter((pattern) => pattern.alerts.length >= LEAST_ALERTS);
};

/** What it is about, in the language of the store; null where that is gone. */
const titleOf = async (
  tx: Db,
  { settings: { language } }: Writer,
  { rootCauseId, dimensionKey, categoryId }: AlertPattern,
): Promise<string | null> => {
  if (rootCauseId !== null) {
    const cause = await findRow(tx, rootCauses, rootCauseId);
    return cause ? localize(cause.names, language) : null;
  }
  const dimension = (await loadDimensions(tx)).find(({ key }) => key === dimensionKey);
  const category = categoryId === null ? undefined : await findRow(tx, categories, categoryId);
  return dimension && category
    ? `${localize(dimension.names, language)} · ${localize(category.names, language)}`
    : null;
};

const MAX_TITLE = 120;
/** Whether an action was proposed. A pattern that is open, or has nothing new, is left alone. */
export const proposeForPattern = async (
  tx: Db,
  writer: Writer,
  pattern: AlertPattern,
): Promise<boolean> => {
  const facts = pattern.alerts.map((alert) => ({
    ...alert,
    at: alert.answeredAt,
    knownAt: alert.answeredAt,
    reference: `alert ${alert.id}`,
  }));
  const fresh = newEvidence(facts, await loadEarlier(tx, pattern.key));
  if (fresh.length < LEAST_ALERTS) return false;
  const title = await titleOf(tx, writer, pattern);
  const surveyId = surveyOf(fresh);
  const options = await loadMeasures(tx, surveyId);
  const wanted = options.find(({ kind, rowKey }) =>
    pattern.rootCauseId === null
      ? kind === 'dimension' && rowKey === pattern.dimensionKey
      : kind === 'rootCause',
  );
  const measure = wanted ?? options[0];
  if (title === null || measure === undefined) return false;
  const { kind, questionKey, rowKey } = measure;
  const { rootCauseId, dimensionKey, categoryId } = pattern;
  const newest = fresh.slice(1 - MOST_EVIDENCE);
  await proposeAction(
    tx,
    writer,
    {
      title: title.slice(0, MAX_TITLE),
      plan: null,
      type: null,
      ownerId: null,
      verifierId: null,
      dueOn: null,
      rootCauseId,
      dimensionKey,
      categoryId,
      channel: null,
      surveyId,
      measure: { kind, questionKey, rowKey },
      windowDays: 28,
      evidence: [
        ...(rootCauseId === null ? [] : [{ kind: 'rootCause' as const, rootCauseId }]),
        ...newest.map(({ id }) => ({ kind: 'alert' as const, alertId: id })),
      ],
    },
    pattern.key,
  );
  return true;
};
