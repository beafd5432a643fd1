/** What is to be given and taken back for a day of signing in, after its awards were computed again. Pure. */
import type { SignInAward } from '#contract/members/earning';
import type { EventAward } from '../earnRules/eventAwards.ts';
import type { Gift } from './give.ts';
import { type Awarded, giftOf } from './eventGifts.ts';
import type { TakenGift } from './takeBackGifts.ts';

interface Correction {
  gifts: Gift[];
  taken: TakenGift[];
  /** What is kept with the day. */
  kept: Kept;
}
interface Kept {
  awards: SignInAward[];
  revision: number;
}

const isSame = (one: SignInAward, { rule, currency }: EventAward) =>
  one.ruleKey === rule.key && one.currency === currency;

/**
 * What is more than before is given, as a correction as far as it had been given once, and what is less is taken back. The
 * revision tells the corrections of the day from each other.
 */
export const correctionsOf = (
  awarded: Awarded,
  day: { awards: readonly SignInAward[] | null; revision: number },
  timeZone: string,
): Correction => {
  const gifts: Gift[] = [];
  const taken: TakenGift[] = [];
  const before = day.awards ?? [];
  const revision = before.length === 0 ? 0 : day.revision + 1;
  const sourceLine = revision === 0 ? '' : String(revision);
  const { happening, version } = awarded;
  const awards = awarded.awards.map((award): SignInAward => {
    const { rule, currency, granted } = award;
    const known = before.find((one) => isSame(one, award)) ?? { granted: 0, used: 0 };
    const again = Math.min(Math.max(0, granted - known.granted), known.used - known.granted);
    const gift = { ...giftOf(awarded, award, timeZone), sourceLine };
    if (again > 0) gifts.push({ ...gift, amount: again, isCorrection: true });
    const more = granted - known.granted - again;
    if (more > 0) gifts.push({ ...gift, amount: more });
    return { ruleKey: rule.key, currency, granted, used: Math.max(granted, known.used) };
  });
  const gone = before
    .filter((one) => !awarded.awards.some((award) => isSame(one, award)))
    .map((one) => ({ ...one, granted: 0 }));
  for (const { ruleKey, currency, granted } of [...awards, ...gone]) {
    const known = before.find((one) => one.ruleKey === ruleKey && one.currency === currency);
    const amount = (known?.granted ?? 0) - granted;
    if (amount <= 0) continue;
    taken.push({
      memberId: happening.memberId,
      source: happening.source,
      sourceId: happening.sourceId,
      sourceLine,
      ruleKey,
      currency,
      amount,
      policy: version.terms.returns,
      detail: { streak: happening.streak },
    });
  }
  return { gifts, taken, kept: { awards: [...awards, ...gone], revision } };
};
