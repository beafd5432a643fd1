/** What messages say that somebody gets for answering. */
import type { Localized } from '#shared/localization';
import type { Db } from '#db';
import type { DistributionRow } from '../answering/find.ts';
import { WORDS } from '../answering/words.ts';
import { loadHad } from '../incentives/promised.ts';
import { whyGone } from '../incentives/source.ts';

/** Nothing to whoever has it already, nor once it cannot be given any more. */
export const loadIncentiveTexts = async (
  db: Db,
  { id, incentive }: Pick<DistributionRow, 'id' | 'incentive'>,
  memberIds: readonly number[],
  now: number,
): Promise<(memberId: number) => Localized | string> => {
  if (incentive === null || memberIds.length === 0) return () => '';
  if ((await whyGone(db, incentive, now)) !== null) return () => '';
  const had = await loadHad(db, id, memberIds);
  const textIn = ({ points, coupon }: (typeof WORDS)['en']) =>
    incentive.kind === 'points' ? points(incentive.points) : coupon;
  const text = { en: textIn(WORDS.en), zh: textIn(WORDS.zh) };
  return (memberId) => (had(memberId) ? '' : text);
};
