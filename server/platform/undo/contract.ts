import * as z from 'zod';

/** The largest number of records that one undo takes back, and of records that are taken back quickly. */
export const MAX_UNDONE = 1000;
export const MAX_UNDONE_QUICKLY = 25_000;

/** `preview` undoes nothing and says what would happen. */
export const UndoInput = z.strictObject({ preview: z.boolean().default(false) });
export type UndoInput = z.infer<typeof UndoInput>;

/** How many records a change wrote, and of how many that was taken back. */
export interface ChangeState {
  records: number;
  undone: number;
  /** Of more records than this, it cannot be taken back together. */
  max: number;
}

/** A record that an undo left as it is. */
export interface NotUndone {
  resource: string;
  recordId: string;
  name: string | null;
  /** A translation key, or a message with values. */
  reason: string;
}

/** What an undo did, or in a preview would do: the number of records taken back, and those left as they are. */
export interface Undone {
  undone: number;
  left: NotUndone[];
}
