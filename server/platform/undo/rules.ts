/** How the writes of an undo are named in the activity log. Pure. */

const PREFIX = 'undo-';

/** The id under which the undo of a change records its own writes. */
export const undoIdOf = (changeId: string): string => PREFIX + changeId;
/** Whether a change took back another one. */
export const isUndo = (changeId: string | null): boolean => changeId?.startsWith(PREFIX) ?? false;
/** The id of an import's writes. */
export const importChangeId = (jobId: number): string => `import-${jobId}`;
