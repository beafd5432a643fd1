/** Refuses what can never be a referral; what others were first with is kept as rejected. */
import type { Db } from '#db';
import { whyRejected } from '#rules/members/referrals';
import { invalid } from '../../platform/http/errors.ts';
import { loadPeople } from '../people/load.ts';
import { loadReferrers } from './load.ts';

export const checkPair = async (
  tx: Db,
  referrerId: number,
  refereeId: number,
  at: number,
): Promise<void> => {
  const referrers = await loadReferrers(tx, [referrerId, refereeId]);
  const { primaryOf } = await loadPeople(tx, [referrerId, refereeId]);
  // Two records of one person bring nobody.
  if (primaryOf(referrerId) === primaryOf(refereeId))
    throw invalid({ referee: 'referrals.errors.self' });
  const reason = whyRejected(
    { referrerId, refereeId, at },
    { referrerOf: (id) => referrers.get(id), registeredAt: null },
  );
  if (reason === 'self' || reason === 'circular')
    throw invalid({ referee: `referrals.errors.${reason}` });
};
