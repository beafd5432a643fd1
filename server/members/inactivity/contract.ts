/** When the points of a member who is inactive for long are cleared. */
import * as z from 'zod';
import { day, instant } from '#shared/fields';

export const PointReset = z.object({
  /** The last active day, or the one from which on inactive days count. */
  lastActiveDay: day(),
  /** The first day without points if the member stays inactive; later where a notice is late. */
  clearedOn: day(),
  /** When the notices were recorded. */
  firstNoticeAt: instant().nullable(),
  secondNoticeAt: instant().nullable(),
  /** Whether both notices have left, so that only activity prevents it. */
  isDecided: z.boolean(),
});
export type PointReset = z.infer<typeof PointReset>;

/** Null where the programme clears nothing, or the member has nothing to clear. */
export const MemberInactivity = z.object({ reset: PointReset.nullable() });
export type MemberInactivity = z.infer<typeof MemberInactivity>;
