/** Staff actions on seasonal plans. */
import { eq } from 'drizzle-orm';
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { localize } from '#shared/localization';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { seasonalBatches, seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkEntries } from './checkEntries.ts';

const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'seasonalPlans',
  recordId: id,
  recordName: name,
});

const anyBatch = prepared({ planId: seasonalBatches.planId }, (q, { planId }) =>
  q
    .select({ id: priceBatches.id })
    .from(seasonalBatches)
    .innerJoin(priceBatches, eq(priceBatches.id, seasonalBatches.batchId))
    .where(eq(seasonalBatches.planId, planId))
    .limit(1),
);

const rowOf = (input: SeasonalPlanInput, { settings }: Writer) => ({
  names: input.names,
  entries: input.entries,
  name: localize(input.names, settings.language),
});

/** The plan for the activity log, without the keys of its entries, which mean nothing to people. */
const toLogged = <T extends Pick<SeasonalPlanInput, 'entries'>>(plan: T) => ({
  ...plan,
  entries: plan.entries.map(({ key: _, ...entry }) => entry),
});

export const createPlan = async (tx: Db, writer: Writer, input: SeasonalPlanInput) => {
  await checkEntries(tx, input);
  const row = { ...rowOf(input, writer), createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, seasonalPlans, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, name: row.name }),
    verb: 'create',
    after: toLogged(input),
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
  await checkEntries(tx, input);
  const after = rowOf(input, writer);
  await updateRow(tx, seasonalPlans, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: after.name }),
    before: toLogged(before),
    after: toLogged(after),
  });
  return getRow(tx, seasonalPlans, id);
};

/** Removes a plan from the calendar, or adds it again; its batches are not affected. */
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

/** Deletes a plan without batches. */
export const deletePlan = async (tx: Db, writer: Writer, id: number) => {
  const plan = await getRow(tx, seasonalPlans, id);
  if ((await anyBatch(tx, { planId: id })).length > 0) throw conflict('seasonalPlans.errors.used');
  await deleteRow(tx, seasonalPlans, id);
  await recordActivity(tx, { ...activityEntry(writer, plan), verb: 'delete' });
  return plan;
};
