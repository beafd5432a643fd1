/** The terms of a member activity that a second person approves. */
import type { MemberActivityInput } from '#contract/promotions/memberActivities';

/** How much it gives, to whom and how often. */
export type ActivityTerms = Pick<
  MemberActivityInput,
  'kind' | 'points' | 'maxEntries' | 'winners' | 'audience' | 'perMember' | 'byLevel'
> & { prizes: Pick<MemberActivityInput['prizes'][number], 'points' | 'stock'>[] };
