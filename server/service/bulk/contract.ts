import * as z from 'zod';
import { tag } from '#contract/service/ticketInputs';
import { CHOSEN_RESOLUTIONS } from '#contract/service/tickets';
import { id, reference, requiredText } from '#shared/fields';

export const MAX_AT_ONCE = 100;
const ids = () => z.array(id()).min(1).max(MAX_AT_ONCE);

/** The same step of many tickets. */
export const BulkInput = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('take'), ids: ids() }),
  z.strictObject({
    action: z.literal('assign'),
    ids: ids(),
    assigneeId: requiredText(80).nullable(),
    teamId: reference('teams').nullable().optional(),
  }),
  z.strictObject({
    action: z.literal('resolve'),
    ids: ids(),
    resolution: z.enum(CHOSEN_RESOLUTIONS),
  }),
  z.strictObject({ action: z.literal('markSpam'), ids: ids() }),
  z.strictObject({ action: z.literal('tag'), ids: ids(), tag: tag() }),
]);
export type BulkInput = z.infer<typeof BulkInput>;

/** What became of one of them. */
export interface BulkResult {
  id: number;
  /** Null where there is no such ticket. */
  number: string | null;
  isDone: boolean;
  /** Why not, as a translation key. */
  error: string | null;
}
