/** Marks an invitation as answered; one that is, stays as it is. */
import { and, eq, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { surveyInvitations } from '#db/schema/surveys/distributions';

export const completeInvitation = prepared(
  { id: surveyInvitations.id, completedAt: surveyInvitations.completedAt },
  (q, { id, completedAt }) =>
    q
      .update(surveyInvitations)
      .set({ completedAt })
      .where(and(eq(surveyInvitations.id, id), isNull(surveyInvitations.completedAt))),
);
