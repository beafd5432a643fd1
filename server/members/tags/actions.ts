/** Writes tags. Those by a rule are computed aside afterwards. */
import type { TagEdit, TagInput } from '#contract/members/tags';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { segments, tags } from '#db/schema/members/segments';
import { prepared } from '#db/prepared';
import { statement } from '#db/statements';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { laterThan } from '../segments/actions.ts';
import { asksForTag, checkNames, checkTagRule } from '../segments/names.ts';

export const tagEntry = ({ actor, now }: Writer, id: number, key: string) => ({
  actor,
  at: now,
  resource: 'tags',
  recordId: id,
  recordName: key,
});

const checkRule = async (tx: Db, { now }: Writer, rule: TagInput['rule']) => {
  if (rule === null) return;
  await checkNames(tx, rule, now);
  await checkTagRule(tx, rule);
};

const segmentRules = prepared({}, (q) =>
  q.select({ key: segments.key, rule: segments.rule }).from(segments),
);
const tagRules = prepared({}, (q) => q.select({ key: tags.key, rule: tags.rule }).from(tags));

/** The segments and tags whose rules ask for the tag. */
const loadRulesNaming = async (tx: Db, key: string): Promise<string[]> =>
  [...(await segmentRules(tx)), ...(await tagRules(tx))].flatMap(({ key: name, rule }) =>
    rule !== null && asksForTag(rule, key) ? [name] : [],
  );

export const createTag = async (tx: Db, writer: Writer, input: TagInput) => {
  await checkRule(tx, writer, input.rule);
  const { now } = writer;
  const row = { ...input, requestedAt: now, createdAt: now, updatedAt: now };
  const [id = 0] = await insertRows(tx, tags, [row], { returning: true });
  await recordActivity(tx, { ...tagEntry(writer, id, input.key), verb: 'create', after: input });
  return getRow(tx, tags, id);
};

/** Key and kind stay: rules ask for the key, and who has the tag would have it for another reason. */
export const editTag = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: TagEdit,
) => {
  const before = await getRow(tx, tags, id);
  checkVersion(before, version);
  if (input.key !== before.key) throw invalid({ key: 'tags.errors.fixed' });
  if (input.kind !== before.kind) throw invalid({ kind: 'tags.errors.fixed' });
  await checkRule(tx, writer, input.rule);
  const isOther = JSON.stringify(input.rule) !== JSON.stringify(before.rule);
  await updateRow(tx, tags, id, {
    ...input,
    ...(isOther && { requestedAt: laterThan(before, writer.now) }),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...tagEntry(writer, id, before.key),
    before: { ...before },
    after: input,
  });
  return getRow(tx, tags, id);
};

const NAMED = 5;

const countTagged = statement<{ n: number }>(
  'select count(*) as n from member_tags where tag_id = ? and until is null',
);

export const deleteTag = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, tags, id);
  const naming = await loadRulesNaming(tx, row.key);
  if (naming.length > 0)
    throw new HttpError(
      409,
      message('tags.errors.used', {
        names: naming.slice(0, NAMED).join(', '),
        smart_count: naming.length,
      }),
    );
  // What was given by hand could not be given again; a rule can.
  const tagged = row.kind === 'static' ? Number((await countTagged(tx, id))[0]?.n ?? 0) : 0;
  if (tagged > 0)
    throw new HttpError(409, message('tags.errors.hasMembers', { smart_count: tagged }));
  await deleteRow(tx, tags, id);
  const { key, names, color, kind, rule } = row;
  await recordActivity(tx, {
    ...tagEntry(writer, id, key),
    verb: 'delete',
    before: { key, names, color, kind, rule },
  });
  return row;
};
