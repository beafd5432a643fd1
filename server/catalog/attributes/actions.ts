import { eq, sql } from 'drizzle-orm';
import type { AttributeInput } from '#contract/catalog/attributes';
import { localize } from '#shared/localization';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { categoryAttributes } from '#db/schema/catalog/categories';
import { attributeValues } from '#db/schema/catalog/products';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const naming = (input: AttributeInput, writer: Writer) => ({
  ...input,
  name: localize(input.names, writer.settings.language),
});
const activityEntry = (writer: Writer, id: number, name: string) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'attributes',
  recordId: id,
  recordName: name,
});

export const createAttribute = async (tx: Db, writer: Writer, input: AttributeInput) => {
  const row = naming(input, writer);
  const [id = 0] = await insertRows(
    tx,
    attributes,
    [{ ...row, createdAt: writer.now, updatedAt: writer.now }],
    {
      returning: true,
    },
  );
  await recordActivity(tx, { ...activityEntry(writer, id, row.name), verb: 'create' });
  return getRow(tx, attributes, id);
};

const usedValues = prepared({ id: attributes.id }, (q, { id }) =>
  q
    .selectDistinct({ value: attributeValues.value })
    .from(attributeValues)
    .where(eq(attributeValues.attributeId, id)),
);
// By hand: the builder has no select without a table.
const countUses = prepared(
  { id: attributes.id },
  (_, { id }) => sql<{ products: number; categories: number }>`select
    (select count(*) from ${attributeValues} where ${attributeValues.attributeId} = ${id}) as products,
    (select count(*) from ${categoryAttributes} where ${categoryAttributes.attributeId} = ${id}) as categories`,
);

/**
 * Saves an attribute. Its type cannot change while products have values of it, and an option cannot be removed while it
 * is used.
 */
export const editAttribute = async (
  tx: Db,
  writer: Writer,
  id: number,
  input: AttributeInput & { version?: number },
) => {
  const before = await getRow(tx, attributes, id);
  checkVersion(before, input.version);
  const used = await usedValues(tx, { id });
  if (used.length > 0 && input.type !== before.type)
    throw invalid({ type: 'attributes.errors.typeInUse' });
  if (input.type === 'choice' || input.type === 'colour') {
    const kept = new Set(input.options.map(({ code }) => code));
    if (used.some(({ value }) => !kept.has(value)))
      throw invalid({ options: 'attributes.errors.optionInUse' });
  }
  const { version: _, ...fields } = input;
  const row = naming(fields, writer);
  await updateRow(tx, attributes, id, {
    ...row,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, id, row.name),
    before,
    after: { ...before, ...row },
  });
  return getRow(tx, attributes, id);
};

export const deleteAttribute = async (tx: Db, writer: Writer, id: number) => {
  const before = await getRow(tx, attributes, id);
  const [used] = await countUses(tx, { id });
  if (used && used.products + used.categories > 0)
    throw conflict('attributes.errors.inUse', { used });
  await deleteRow(tx, attributes, id);
  await recordActivity(tx, { ...activityEntry(writer, id, before.name), verb: 'delete', before });
  return before;
};
