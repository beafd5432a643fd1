/** Staff actions on the rules that suggest prices. */
import type { SuggestionRuleInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { suggestionRules } from '#db/schema/pricing/competitors';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const checkCategory = async (tx: Db, categoryId: number | null) => {
  if (categoryId !== null && !(await findRow(tx, categories, categoryId)))
    throw invalid({ categoryId: 'categories.errors.unknownCategory' });
};

const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'suggestionRules',
  recordId: id,
  recordName: name,
});

export const createRule = async (tx: Db, writer: Writer, input: SuggestionRuleInput) => {
  await checkCategory(tx, input.categoryId);
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, suggestionRules, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, name: input.name }),
    verb: 'create',
    after: { ...input },
  });
  return getRow(tx, suggestionRules, id);
};

export const editRule = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: SuggestionRuleInput & { version?: number },
) => {
  const before = await getRow(tx, suggestionRules, id);
  checkVersion(before, version);
  await checkCategory(tx, input.categoryId);
  await updateRow(tx, suggestionRules, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: input.name }),
    before: { ...before },
    after: { ...input },
  });
  return getRow(tx, suggestionRules, id);
};

export const deleteRule = async (tx: Db, writer: Writer, id: number) => {
  const rule = await getRow(tx, suggestionRules, id);
  await deleteRow(tx, suggestionRules, id);
  await recordActivity(tx, { ...activityEntry(writer, rule), verb: 'delete', before: { ...rule } });
  return rule;
};
