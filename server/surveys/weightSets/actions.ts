/** Writes weights. */
import type { WeightSet, WeightSetInput } from '#contract/surveys/weightSets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { weightSets } from '#db/schema/surveys/surveys';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadWeightSets, toShownWeights, type WeightSetRow } from './load.ts';
import { weightsErrors } from './rules.ts';

const entryOf = ({ actor, now }: Writer, { id, number }: Pick<WeightSetRow, 'id' | 'number'>) => ({
  actor,
  at: now,
  resource: 'weightSets',
  recordId: id,
  recordName: String(number),
});

/** They hold from now or later on: figures that people have read do not change under them. */
export const createWeights = async (
  tx: Db,
  writer: Writer,
  { weights, effectiveAt, reason }: WeightSetInput,
): Promise<WeightSet> => {
  const inUse = (await loadDimensions(tx)).filter(({ retiredAt }) => retiredAt === null);
  const errors = weightsErrors(
    weights,
    inUse.map(({ key }) => key),
  );
  if (errors) throw invalid(errors);
  if (effectiveAt !== null && effectiveAt < writer.now)
    throw invalid({ effectiveAt: 'weightSets.errors.past' });
  const from = effectiveAt ?? writer.now;
  const sets = await loadWeightSets(tx);
  if (sets.some((set) => set.effectiveAt === from))
    throw invalid({ effectiveAt: 'weightSets.errors.sameInstant' });
  const number = Math.max(0, ...sets.map((set) => set.number)) + 1;
  const row = { number, weights, effectiveAt: from, reason, authorName: writer.actor.name };
  const [id = 0] = await insertRows(
    tx,
    weightSets,
    [{ ...row, createdAt: writer.now, updatedAt: writer.now }],
    { returning: true },
  );
  await recordActivity(tx, {
    ...entryOf(writer, { id, number }),
    verb: 'create',
    after: { weights, effectiveAt: from },
    reason,
  });
  return toShownWeights(await getRow(tx, weightSets, id));
};

/** Those that have not come into force yet. */
export const withdrawWeights = async (tx: Db, writer: Writer, id: number): Promise<WeightSet> => {
  const row = await getRow(tx, weightSets, id);
  if (row.effectiveAt <= writer.now) throw conflict('weightSets.errors.inForce');
  await deleteRow(tx, weightSets, id);
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: { weights: row.weights, effectiveAt: row.effectiveAt },
  });
  return toShownWeights(row);
};
