/**
 * Marks the invitation of an anonymous answer as used. PostgreSQL shows of each row in which transaction it was written last, by
 * which command of it, and where it lies (`xmin`, `cmin`, `ctid`), and so do the response and its sums. What was written about
 * the invitation is therefore written once more together with that of others who answered: of the same ones in every table, each
 * by a command of its own, in an order that is drawn. The response then belongs to any of them.
 */
import { randomInt } from 'node:crypto';
import type { Db } from '#db';
import type { surveyInvitations } from '#db/schema/surveys/distributions';
import { statement } from '#db/statements';

/** So many others, as far as there are. */
export const MIXED = 50;

/** It says only that it was used: when it was answered or reminded of would narrow down which answer is its own. */
const markUsed = statement(
  `update survey_invitations set completed_at = coalesce(completed_at, sent_at, decided_at), reminded_at = null
   where id = ?`,
);
const rewriteGiven = statement(
  'update survey_incentives set given_at = given_at where invitation_id = ?',
);
const rewriteCode = statement(
  `update coupons set claimed_at = claimed_at
   where id = (select coupon_id from survey_incentives where invitation_id = ?)`,
);

const givenTo = statement<{ id: number }>(
  'select invitation_id as id from survey_incentives where invitation_id = ? and coupon_id is not null',
);
const anyUsed = statement<{ id: number }>(
  `select id from survey_invitations where distribution_id = ? and completed_at is not null and id <> ?
   order by random() limit ${MIXED}`,
);
const anyGiven = statement<{ id: number }>(
  `select invitation_id as id from survey_incentives
   where distribution_id = ? and coupon_id is not null and invitation_id <> ? order by random() limit ${MIXED}`,
);

const shuffled = (ids: readonly number[]): number[] => {
  const drawn = [...ids];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] ?? 0, drawn[last] ?? 0];
  }
  return drawn;
};

/** After everything else is written. */
export const mixUsed = async (
  tx: Db,
  { id, distributionId }: Pick<typeof surveyInvitations.$inferSelect, 'id' | 'distributionId'>,
): Promise<void> => {
  const isGiven = (await givenTo(tx, id)).length > 0;
  const others = await (isGiven ? anyGiven : anyUsed)(tx, distributionId, id);
  const all = [id, ...others.map((other) => Number(other.id))];
  for (const one of shuffled(all)) await markUsed(tx, one);
  if (!isGiven) return;
  for (const one of shuffled(all)) await rewriteGiven(tx, one);
  for (const one of shuffled(all)) await rewriteCode(tx, one);
};
