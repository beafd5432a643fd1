/** Creates and edits drafts of versions; nothing is in force until another person approves it. */
import type { VersionEdit, VersionInput } from '#contract/platform/versions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { recordActivity, recordEdit } from '../activities/record.ts';
import { authorOf, UNDECIDED } from '../approvals/actions.ts';
import { invalid } from '../http/errors.ts';
import { updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import type { VersionKind } from './kind.ts';
import { loadFor, numbering, versionEntry, writtenFields } from './record.ts';
import { startError } from './rules.ts';

export const versionDrafts = <Terms extends object>(kind: VersionKind<Terms>) => {
  const { table, reader } = kind;
  const nextNumber = numbering(table);

  const checkInput = async (tx: Db, writer: Writer, { terms, plannedAt }: VersionInput<Terms>) => {
    const error = startError(plannedAt, await reader.loadLatest(tx), writer.now);
    if (error) throw invalid({ plannedAt: error });
    await kind.checkTerms(tx, writer, terms);
  };

  const create = async (tx: Db, writer: Writer, input: VersionInput<Terms>): Promise<number> => {
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
    const [id = 0] = await insertRows(tx, table, [row], { returning: true });
    await recordActivity(tx, {
      ...versionEntry(writer, kind, { ...row, id }, 'create'),
      after: { number, ...writtenFields(input) },
    });
    return id;
  };

  /** Everyone who edits becomes an author, so that nobody can approve their own change to another person's draft. */
  const edit = async (
    tx: Db,
    writer: Writer,
    id: number,
    { version, ...input }: VersionEdit<Terms>,
  ): Promise<void> => {
    const before = await loadFor(tx, writer, kind, { id, action: 'edit', read: version });
    await checkInput(tx, writer, input);
    const { authorId, authorName } = authorOf(writer);
    await updateRow(tx, table, id, {
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
      ...versionEntry(writer, kind, { ...before, ...input }, 'edit'),
      before: writtenFields(before),
      after: writtenFields(input),
    });
  };
  return { create, edit };
};
