/** Keeping seasonal plans. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { localize } from '#shared/localization';
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { priceLists } from '#db/schema/pricing/prices';
import { seasonalBatches, seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'seasonalPlans',
  recordId: id,
  recordName: name,
});

const knownCategories = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q.select({ id: categories.id }).from(categories).where(inArray(categories.id, ids)),
);
const openLists = prepared({ ids: many(priceLists.id) }, (q, { ids }) =>
  q
    .select({ id: priceLists.id })
    .from(priceLists)
    .where(and(isNull(priceLists.archivedAt), inArray(priceLists.id, ids))),
);
const anyBatch = prepared({ planId: seasonalBatches.planId }, (q, { planId }) =>
  q
    .select({ id: priceBatches.id })
    .from(seasonalBatches)
    .innerJoin(priceBatches, eq(priceBatches.id, seasonalBatches.batchId))
    .where(eq(seasonalBatches.planId, planId))
    .limit(1),
);

/** Every entry's category and list must exist. */
const checkPlaces = async (tx: Db, { entries }: SeasonalPlanInput) => {
  const idsOf = (rows: { id: number }[]) => new Set(rows.map(({ id }) => id));
  const categoryIds = idsOf(
    await knownCategories(tx, { ids: entries.map(({ categoryId }) => categoryId) }),
  );
  const listIds = idsOf(await openLists(tx, { ids: entries.map(({ listId }) => listId) }));
  const errors: FieldErrors = {};
  entries.forEach(({ categoryId, listId }, index) => {
    const wrong: FieldErrors = {
      ...(!categoryIds.has(categoryId) && { categoryId: 'categories.errors.unknownCategory' }),
      ...(!listIds.has(listId) && { listId: 'prices.errors.unknownList' }),
    };
    if (Object.keys(wrong).length > 0) errors[String(index)] = wrong;
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
    ...activityEntry(writer, { id, name: row.name }),
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
    ...activityEntry(writer, { id, name: after.name }),
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
  await recordActivity(tx, {
    ...activityEntry(writer, plan),
    verb: archived ? 'archive' : 'restore',
  });
  return getRow(tx, seasonalPlans, id);
};

/** Deletes a plan that never made a batch. */
export const deletePlan = async (tx: Db, writer: Writer, id: number) => {
  const plan = await getRow(tx, seasonalPlans, id);
  if ((await anyBatch(tx, { planId: id })).length > 0) throw conflict('seasonalPlans.errors.used');
  await deleteRow(tx, seasonalPlans, id);
  await recordActivity(tx, { ...activityEntry(writer, plan), verb: 'delete' });
  return plan;
};
