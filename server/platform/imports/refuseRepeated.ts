/** Lets a dry run be applied once. */
import type { Db } from '#db';
import { conflict } from '../http/errors.ts';
import { findActiveInputs, findDoneSince } from '../jobs/findJobs.ts';
import { isUndoneWhole } from '../undo/loadChange.ts';
import { importChangeId } from '../undo/rules.ts';

/**
 * Throws 409 while the file is being imported, and where the dry run was applied already and not all of that was undone,
 * also while an undo still runs: a second run would make the same records, or price batches, again. In the transaction that inserts the new run.
 */
export const refuseRepeated = async (
  tx: Db,
  { file, previewId }: { file: string; previewId: number },
): Promise<void> => {
  const active = await findActiveInputs(tx, { kind: 'import' });
  if (active.some(({ input }) => input.file === file)) throw conflict('imports.errors.underWay');
  for (const { id, input } of await findDoneSince(tx, { kind: 'import', id: previewId }))
    if (input.previewOf === previewId && !(await isUndoneWhole(tx, importChangeId(id))))
      throw conflict('imports.errors.applied');
};
