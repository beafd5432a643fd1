/** How the writes of an undo are named in the activity log. Pure. */

const PREFIX = 'undo-';

/** The id under which the undo of a change records its own writes. */
export const undoIdOf = (changeId: string): string => PREFIX + changeId;
/** Whether a change took back another one. */
export const isUndo = (changeId: string | null): boolean => changeId?.startsWith(PREFIX) ?? false;
const IMPORT = 'import-';
/** The id of an import's writes. */
export const importChangeId = (jobId: number): string => IMPORT + String(jobId);
/** The job of an import's writes; null for another change. */
export const importJobOf = (changeId: string): number | null => {
  const id = changeId.startsWith(IMPORT) ? Number(changeId.slice(IMPORT.length)) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : null;
};
