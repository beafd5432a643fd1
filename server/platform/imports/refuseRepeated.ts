/** Lets a dry run be applied once. */
import type { Db } from '#db';
import { conflict } from '../http/errors.ts';
import { findActiveInputs, findDoneSince } from '../jobs/findJobs.ts';
import { countChanged } from '../undo/loadChange.ts';
import { importChangeId, undoIdOf } from '../undo/rules.ts';

const wasUndone = async (tx: Db, jobId: number) =>
  (await countChanged(tx, undoIdOf(importChangeId(jobId)))) > 0;

/**
 * Throws 409 while the file is being imported, and where the dry run was applied already and nothing of that was undone:
 * a second run would make the same records, or price batches, again. In the transaction that inserts the new run.
 */
export const refuseRepeated = async (
  tx: Db,
  { file, previewId }: { file: string; previewId: number },
): Promise<void> => {
  const active = await findActiveInputs(tx, { kind: 'import' });
  if (active.some(({ input }) => input.file === file)) throw conflict('imports.errors.underWay');
  for (const { id, input } of await findDoneSince(tx, { kind: 'import', id: previewId }))
    if (input.previewOf === previewId && !(await wasUndone(tx, id)))
      throw conflict('imports.errors.applied');
};
