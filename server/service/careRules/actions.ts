/** Writes the rules by which customers are called. */
import type { CareRule, CareRuleEdit, CareRuleInput } from '#contract/service/careRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { careRules } from '#db/schema/service/careRules';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { ruleEntry, shownRule } from './record.ts';

export const createCareRule = async (
  tx: Db,
  writer: Writer,
  { isActive, ...input }: CareRuleInput,
): Promise<CareRule> => {
  const { now } = writer;
  const row = { ...input, activeSince: isActive ? now : null, createdAt: now, updatedAt: now };
  const [id = 0] = await insertRows(tx, careRules, [row], { returning: true });
  const after = { ...input, isActive };
  await recordActivity(tx, { ...ruleEntry(writer, { ...input, id }), verb: 'create', after });
  return shownRule(await getRow(tx, careRules, id));
};

/** A rule that is switched on again begins anew: nobody is called for what happened while it was off. */
export const editCareRule = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, isActive, ...input }: CareRuleEdit,
): Promise<CareRule> => {
  const before = await getRow(tx, careRules, id);
  checkVersion(before, version);
  await updateRow(tx, careRules, id, {
    ...input,
    activeSince: isActive ? (before.activeSince ?? writer.now) : null,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...ruleEntry(writer, before),
    before: { ...shownRule(before) },
    after: { ...input, isActive },
  });
  return shownRule(await getRow(tx, careRules, id));
};
