/** Creates and edits drafts of the programme; nothing is in force until another person approves it. */
import type { ProgrammeEdit, ProgrammeInput } from '#contract/members/programme';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkTerms } from './checkTerms.ts';
import { loadVersions } from './load.ts';
import { loadFor, nextNumber } from './openVersion.ts';
import { versionEntry, writtenFields } from './record.ts';
import { startError } from './rules.ts';

const checkInput = async (tx: Db, writer: Writer, { terms, plannedAt }: ProgrammeInput) => {
  const latest = (await loadVersions(tx)).at(-1) ?? null;
  const error = startError(plannedAt, latest, writer.now);
  if (error) throw invalid({ plannedAt: error });
  await checkTerms(tx, writer, terms);
};

export const createVersion = async (tx: Db, writer: Writer, input: ProgrammeInput) => {
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
  const [id = 0] = await insertRows(tx, programmeVersions, [row], { returning: true });
  await recordActivity(tx, {
    ...versionEntry(writer, { ...row, id }, 'create'),
    after: { number, ...writtenFields(input) },
  });
  return id;
};

/** Everyone who edits becomes an author, so that nobody can approve their own change to another person's draft. */
export const editVersion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: ProgrammeEdit,
) => {
  const before = await loadFor(tx, writer, id, 'edit', version);
  await checkInput(tx, writer, input);
  const { authorId, authorName } = authorOf(writer);
  await updateRow(tx, programmeVersions, id, {
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
    ...versionEntry(writer, { ...before, ...input }, 'edit'),
    before: writtenFields(before),
    after: writtenFields(input),
  });
};
