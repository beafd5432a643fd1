import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { surveyDistributions, surveyInvitations } from './distributions.ts';

/**
 * What somebody was given for answering, once by each invitation and once to each person of a distribution. Its key is that of
 * the invitation, so that no order of rows tells in which order anonymous answers came.
 */
export const surveyIncentives = kit.table(
  'survey_incentives',
  {
    invitationId: kit
      .integer()
      .primaryKey()
      .references(() => surveyInvitations.id),
    distributionId: kit
      .integer()
      .notNull()
      .references(() => surveyDistributions.id),
    /** The member who stays of all records of the person. */
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** Null where a code was given. */
    points: kit.integer(),
    couponId: kit.integer(),
    /** Of an anonymous survey the instant at which it was sent, as that of its invitation. */
    givenAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('survey_incentives_member_id').on(t.distributionId, t.memberId),
    kit.unique('survey_incentives_coupon_id').on(t.couponId),
  ],
);
