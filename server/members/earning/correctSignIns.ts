/** What is to be given and taken back for a day of signing in, after its awards were computed again. Pure. */
import type { SignInAward } from '#contract/members/earning';
import type { EventAward } from '../earnRules/eventAwards.ts';
import { isSameAward, takenOf, usedOf } from '../earnRules/takenBack.ts';
import type { Gift } from './give.ts';
import { type Awarded, giftOf } from './eventGifts.ts';
import type { TakenBack } from './takeBack.ts';

interface Correction {
  gifts: Gift[];
  taken: TakenBack[];
  /** What is kept with the day. */
  kept: Kept;
}
interface Kept {
  awards: SignInAward[];
  groups: string[] | null;
  revision: number;
}

const keyOf = ({ rule, currency }: EventAward) => ({ ruleKey: rule.key, currency });
const NOTHING: Omit<SignInAward, 'ruleKey' | 'currency'> = { granted: 0, used: 0 };

/**
 * What is more than before is given, as a correction as far as it had been given once and was really taken back, and what is
 * less is taken back. The revision tells the corrections of the day from each other.
 */
export const correctionsOf = (
  awarded: Awarded,
  day: { awards: readonly SignInAward[] | null; revision: number },
  timeZone: string,
): Correction => {
  const gifts: Gift[] = [];
  const taken: TakenBack[] = [];
  const before = day.awards ?? [];
  const revision = before.length === 0 ? 0 : day.revision + 1;
  const sourceLine = revision === 0 ? '' : String(revision);
  const { happening, version } = awarded;
  const awards = awarded.awards.map((award): SignInAward => {
    const known = before.find((one) => isSameAward(one, keyOf(award))) ?? NOTHING;
    const { granted } = award;
    const used = usedOf({ ...known, granted });
    const gift = { ...giftOf(awarded, award, timeZone), sourceLine };
    const again = takenOf(known, known.used - known.granted) - takenOf(known, used - granted);
    if (again > 0) gifts.push({ ...gift, amount: again, isCorrection: true });
    if (used > known.used) gifts.push({ ...gift, amount: used - known.used });
    return { ...known, ...keyOf(award), granted, used };
  });
  const gone = before
    .filter((one) => !awarded.awards.some((award) => isSameAward(one, keyOf(award))))
    .map((one) => ({ ...one, granted: 0 }));
  for (const { ruleKey, currency, granted, used } of [...awards, ...gone]) {
    const known = before.find((one) => isSameAward(one, { ruleKey, currency })) ?? NOTHING;
    const amount = takenOf(known, used - granted) - takenOf(known, known.used - known.granted);
    if (amount <= 0) continue;
    const { memberId, source, sourceId, streak } = happening;
    const { partial, arrearsLimit } = version.terms.returns;
    taken.push({
      memberId,
      currency,
      amount,
      earned: { source, sourceId, ruleKey },
      cause: { source, sourceId, sourceLine },
      // As for a partial return.
      mode: partial,
      arrearsLimit,
      detail: { streak },
    });
  }
  return {
    gifts,
    taken,
    kept: { awards: [...awards, ...gone], groups: awarded.groups && [...awarded.groups], revision },
  };
};
