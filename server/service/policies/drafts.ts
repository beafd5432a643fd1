/** Creates and edits drafts of the policy; nothing is in force until another person approves it. */
import type { AfterSalesPolicyEdit, AfterSalesPolicyInput } from '#contract/service/policies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { startError } from '#rules/members/programme';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkTerms } from './checkTerms.ts';
import { loadFor, loadPolicies, nextNumber } from './load.ts';
import { versionEntry, writtenFields } from './record.ts';

const checkInput = async (tx: Db, writer: Writer, { terms, plannedAt }: AfterSalesPolicyInput) => {
  const latest = (await loadPolicies(tx)).at(-1) ?? null;
  const error = startError(plannedAt, latest, writer.now);
  if (error) throw invalid({ plannedAt: error });
  await checkTerms(tx, writer, terms);
};

export const createPolicy = async (tx: Db, writer: Writer, input: AfterSalesPolicyInput) => {
  const number = await nextNumber(tx);
  await checkInput(tx, writer, input);
  const { authorId, authorName } = authorOf(writer);
  const row = {
    ...input,
    ...UNDECIDED,
    number,
    state: 'draft' as const,
    authorName,
    authorIds: [authorId],
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, afterSalesPolicies, [row], { returning: true });
  await recordActivity(tx, {
    ...versionEntry(writer, { id, number }, 'create'),
    after: { number, ...writtenFields(input) },
  });
  return id;
};

/** Everyone who edits becomes an author, so that nobody can approve their own change to another person's draft. */
export const editPolicy = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: AfterSalesPolicyEdit,
) => {
  const before = await loadFor(tx, writer, id, 'edit', version);
  await checkInput(tx, writer, input);
  const { authorId, authorName } = authorOf(writer);
  await updateRow(tx, afterSalesPolicies, id, {
    ...input,
    ...UNDECIDED,
    decision: null,
    state: 'draft',
    authorName,
    authorIds: [...new Set([...before.authorIds, authorId])],
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...versionEntry(writer, before, 'edit'),
    before: writtenFields(before),
    after: writtenFields(input),
  });
};
