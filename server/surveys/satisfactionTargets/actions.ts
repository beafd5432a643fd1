/** Writes targets: what was read beside the figures of a month that is over stays. */
import type { SatisfactionTarget, TargetInput } from '#contract/surveys/satisfactionTargets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { satisfactionTargets } from '#db/schema/surveys/monthlyReviews';
import { surveys } from '#db/schema/surveys/surveys';
import { dayOf, monthOf } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { deleteRow, findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadTargets, type TargetTableRow, toShownTarget } from './load.ts';
import { scopeOf } from './rules.ts';

const entryOf = (
  { actor, now }: Writer,
  { id, scope, fromMonth }: Pick<TargetTableRow, 'id' | 'scope' | 'fromMonth'>,
) => ({
  actor,
  at: now,
  resource: 'satisfactionTargets',
  recordId: id,
  recordName: `${scope.trim()} ${fromMonth.slice(0, 7)}`,
});

const thisMonth = ({ now, settings: { timeZone } }: Writer) => monthOf(dayOf(now, timeZone));

export const createTarget = async (
  tx: Db,
  writer: Writer,
  input: TargetInput,
): Promise<SatisfactionTarget> => {
  const { surveyId, dimensionKey, fromMonth } = input;
  if (surveyId !== null && !(await findRow(tx, surveys, surveyId)))
    throw invalid({ surveyId: 'errors.notFound' });
  if (dimensionKey !== null && !(await loadDimensions(tx)).some(({ key }) => key === dimensionKey))
    throw invalid({ dimensionKey: 'errors.notFound' });
  if (fromMonth < thisMonth(writer))
    throw invalid({ fromMonth: 'satisfactionTargets.errors.past' });
  const scope = scopeOf(input);
  if ((await loadTargets(tx)).some((row) => row.scope === scope && row.fromMonth === fromMonth))
    throw invalid({ fromMonth: 'satisfactionTargets.errors.sameMonth' });
  const made = { authorName: writer.actor.name, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, satisfactionTargets, [{ ...input, scope, ...made }], {
    returning: true,
  });
  await recordActivity(tx, {
    ...entryOf(writer, { id, scope, fromMonth }),
    verb: 'create',
    after: { ...input },
  });
  return toShownTarget(await getRow(tx, satisfactionTargets, id));
};

/** Of this month or a later one: no review has been written with it. */
export const withdrawTarget = async (
  tx: Db,
  writer: Writer,
  id: number,
): Promise<SatisfactionTarget> => {
  const row = await getRow(tx, satisfactionTargets, id);
  if (row.fromMonth < thisMonth(writer)) throw conflict('satisfactionTargets.errors.over');
  await deleteRow(tx, satisfactionTargets, id);
  const { measure, surveyId, dimensionKey, value, fromMonth, source } = row;
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: { measure, surveyId, dimensionKey, value, fromMonth, source },
  });
  return toShownTarget(row);
};
