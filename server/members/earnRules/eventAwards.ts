/** What a member earns with something that they did in the shop. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ProgrammeTerms } from '#contract/members/programme';
import { type CapName, grant, type Given } from './caps.ts';
import { ladderPoints } from './ladder.ts';
import { type Currency, giveInOrder, type Occasion, rulesFor } from './rules.ts';

export interface EventAward {
  rule: EarnRule;
  currency: Currency;
  desired: number;
  granted: number;
  limits: CapName[];
}

/**
 * `streak`: of signing in, the consecutive days. `isReferee`: of a referral, whether it is the member who was referred.
 * `hasPoints`: an activity gave points for it, so that no rule gives points a second time.
 */
export interface EventFacts extends Occasion {
  streak?: number;
  isReferee?: boolean;
  hasPoints?: boolean;
}

const wantedBy = ({ formula }: EarnRule, { streak = 1, isReferee }: EventFacts): number => {
  if (formula.kind === 'fixed') return isReferee ? formula.refereePoints : formula.points;
  return formula.kind === 'ladder' ? ladderPoints(formula, streak) : 0;
};

export const eventAwardsOf = (
  { earnRules }: Pick<ProgrammeTerms, 'earnRules'>,
  event: EventFacts,
  timeZone: string,
  givenOf: (rule: EarnRule, currency: Currency) => Given,
  /** How much of it the event used before. */
  ownOf: (rule: EarnRule, currency: Currency) => number = () => 0,
): EventAward[] => {
  const awards: EventAward[] = [];
  giveInOrder(rulesFor(earnRules, event, timeZone), (rule, currency) => {
    const wanted = event.hasPoints && currency === 'points' ? 0 : wantedBy(rule, event);
    if (wanted === 0) return 0;
    const granted = grant(wanted, rule.caps, givenOf(rule, currency), ownOf(rule, currency));
    awards.push({ rule, currency, ...granted });
    return granted.granted;
  });
  return awards;
};
