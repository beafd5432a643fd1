/** What a member's level gives now, and what the next one would give. */
import * as z from 'zod';
import { Benefits } from '#contract/members/benefits';

/** What staff may pause of a level's benefits: the promotions that give it. */
export const PAUSABLE = ['discount', 'freeShipping'] as const;
export type Pausable = (typeof PAUSABLE)[number];

export const LevelBenefits = z.object({
  level: z.string(),
  benefits: Benefits,
  /** Named, and not among the benefits. */
  paused: z.array(z.enum(PAUSABLE)),
});
export type LevelBenefits = z.infer<typeof LevelBenefits>;

/** Null without a programme, of a member without a level, and beyond the highest level. */
export const MemberBenefits = z.object({
  now: LevelBenefits.nullable(),
  next: LevelBenefits.nullable(),
});
export type MemberBenefits = z.infer<typeof MemberBenefits>;
