/**
 * Keeps the sums right in the transaction that writes responses: call `addScores` after they were written, and
 * `removeScores` before they are changed or deleted.
 */
import type { Db } from '#db';
import { insertRows, shapeOf } from '#db/bulk';
import { surveyScores } from '#db/schema/surveys/scores';
import { readSettings } from '../../platform/settings/read.ts';
import { Cells } from './cells.ts';
import { loadCounted } from './load.ts';

const figures = shapeOf(surveyScores).columns.filter(({ name }) =>
  /^(n\d*|sum|squares)$/.test(name),
);
const ADD = `on conflict (survey_id, kind, cut, question_key, row_key, given, day, segment, version_id) do update set ${figures
  .map(({ name }) => `${name} = survey_scores.${name} + excluded.${name}`)
  .join(', ')}`;

/** So that a statement does not hold the answers of a whole file. */
const PAGE = 500;

const change = async (tx: Db, ids: readonly string[], sign: 1 | -1) => {
  if (ids.length === 0) return;
  const { timeZone } = await readSettings(tx);
  const cells = new Cells();
  for (let from = 0; from < ids.length; from += PAGE)
    for (const { response, counting } of await loadCounted(
      tx,
      ids.slice(from, from + PAGE),
      timeZone,
    ))
      cells.add(response, counting, sign);
  await insertRows(tx, surveyScores, cells.rows(), { suffix: ADD });
};

/** Adds completed responses, with their answers as they are stored. */
export const addScores = (tx: Db, responseIds: readonly string[]): Promise<void> =>
  change(tx, responseIds, 1);

/** Takes away what responses added, before they are changed or deleted. */
export const removeScores = (tx: Db, responseIds: readonly string[]): Promise<void> =>
  change(tx, responseIds, -1);
