/** Keeping seasonal plans. */
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { localize } from '#shared/localization';
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { query } from '#db/statements';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const happening = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'seasonalPlans',
  recordId: id,
  recordName: name,
});

/** Every entry's category and list must exist. */
const checkPlaces = async (tx: Db, { entries }: SeasonalPlanInput) => {
  const known = async (sql: string, ids: number[]) =>
    new Set((await selectIn<{ id: number }>(tx, sql, ids, 'integer')).map(({ id }) => id));
  const categories = await known(
    'select id from categories where id in (?)',
    entries.map(({ categoryId }) => categoryId),
  );
  const lists = await known(
    'select id from price_lists where archived_at is null and id in (?)',
    entries.map(({ listId }) => listId),
  );
  const errors: FieldErrors = {};
  entries.forEach(({ categoryId, listId }, at) => {
    const wrong: FieldErrors = {
      ...(!categories.has(categoryId) && { categoryId: 'categories.errors.unknownCategory' }),
      ...(!lists.has(listId) && { listId: 'prices.errors.unknownList' }),
    };
    if (Object.keys(wrong).length > 0) errors[String(at)] = wrong;
  });
  if (Object.keys(errors).length > 0) throw invalid({ entries: errors });
};

const rowOf = (input: SeasonalPlanInput, { settings }: Writer) => ({
  names: input.names,
  entries: input.entries,
  name: localize(input.names, settings.language),
});

/** As the activity log tells it: without the entries' keys, which mean something to nobody. */
const told = <T extends Pick<SeasonalPlanInput, 'entries'>>(plan: T) => ({
  ...plan,
  entries: plan.entries.map(({ key: _, ...entry }) => entry),
});

export const createPlan = async (tx: Db, writer: Writer, input: SeasonalPlanInput) => {
  await checkPlaces(tx, input);
  const row = { ...rowOf(input, writer), createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, seasonalPlans, [row], { returning: true });
  await recordActivity(tx, {
    ...happening(writer, { id, name: row.name }),
    verb: 'create',
    after: told(input),
  });
  return getRow(tx, seasonalPlans, id);
};

export const editPlan = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: SeasonalPlanInput & { version?: number },
) => {
  const before = await getRow(tx, seasonalPlans, id);
  checkVersion(before, version);
  await checkPlaces(tx, input);
  const after = rowOf(input, writer);
  await updateRow(tx, seasonalPlans, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...happening(writer, { id, name: after.name }),
    before: told(before),
    after: told(after),
  });
  return getRow(tx, seasonalPlans, id);
};

/** Takes a plan off the calendar, or back on; batches it made go on as they are. */
export const archivePlan = async (tx: Db, writer: Writer, id: number, archived: boolean) => {
  const plan = await getRow(tx, seasonalPlans, id);
  if ((plan.archivedAt !== null) === archived) return plan;
  const archivedAt = archived ? writer.now : null;
  await updateRow(tx, seasonalPlans, id, {
    archivedAt,
    updatedAt: writer.now,
    version: plan.version + 1,
  });
  await recordActivity(tx, { ...happening(writer, plan), verb: archived ? 'archive' : 'restore' });
  return getRow(tx, seasonalPlans, id);
};

/** Deletes a plan that never made a batch. */
export const deletePlan = async (tx: Db, writer: Writer, id: number) => {
  const plan = await getRow(tx, seasonalPlans, id);
  const made = await query(
    tx,
    `select 1 from seasonal_batches s join price_batches b on b.id = s.batch_id where s.plan_id = ? limit 1`,
    [id],
  );
  if (made.length > 0) throw conflict('seasonalPlans.errors.used');
  await query(tx, 'delete from seasonal_plans where id = ?', [id]);
  await recordActivity(tx, { ...happening(writer, plan), verb: 'delete' });
  return plan;
};
