/** What the members' programme says of the level of a member. */
import * as z from 'zod';
import { day, instant, whole } from '#shared/fields';
import { MeasuredLevel } from '#contract/members/levels';

/** What the members' programme says of a member now. */
export const ProgrammeLevel = z.object({
  level: z.string(),
  /** The version of the programme in force. */
  number: whole('version'),
  /** Since when the member has the level, without a break. */
  since: instant(),
  /** The last day of the term, and of the grace after it where it has begun; null for no end. */
  validUntil: day().nullable(),
  graceUntil: day().nullable(),
  /** What the next level asks for, as measured today; null for the highest. */
  next: MeasuredLevel.nullable(),
  /** What the present level asks for at the end of its term or grace, as far as it is reached already; null without end. */
  stay: MeasuredLevel.nullable(),
  /** What becomes of the level if nothing else happens; null where it stays as long as it is computed ahead. */
  projected: z.object({ level: z.string(), from: instant() }).nullable(),
});
export type ProgrammeLevel = z.infer<typeof ProgrammeLevel>;

/** Null while no version of the programme is in force for the member. */
export const MemberProgramme = z.object({ programme: ProgrammeLevel.nullable() });
export type MemberProgramme = z.infer<typeof MemberProgramme>;
