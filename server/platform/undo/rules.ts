/** How the writes of an undo are named in the activity log. Pure. */

const PREFIX = 'undo-';

/** The id under which the undo of a change records its own writes. */
export const undoIdOf = (changeId: string): string => PREFIX + changeId;
/** Whether a change took back another one. */
export const isUndo = (changeId: string | null): boolean => changeId?.startsWith(PREFIX) ?? false;

/**
 * Whether later writes of a record, oldest first, leave it other than it was before them: those that were undone, and their
 * undos, do not. A write without a change cannot be undone, and an undo that is undone itself is a change again.
 */
export const leavesChanged = (changeIds: readonly (string | null)[]): boolean => {
  const open = new Set<string | null>();
  for (const changeId of new Set(changeIds)) {
    const undone = isUndo(changeId) ? (changeId?.slice(PREFIX.length) ?? null) : null;
    if (undone === null || !open.delete(undone)) open.add(changeId);
  }
  return open.size > 0;
};

const IMPORT = 'import-';
/** The id of an import's writes. */
export const importChangeId = (jobId: number): string => IMPORT + String(jobId);
/** The job of an import's writes; null for another change. */
export const importJobOf = (changeId: string): number | null => {
  const id = changeId.startsWith(IMPORT) ? Number(changeId.slice(IMPORT.length)) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : null;
};
