/** What a rule or benefit gives in a replay. Pure. */
import type { PointSource } from '#contract/members/points';
import type { StoredAward } from '#contract/orders/earning';
import type { LevelFacts } from '#contract/platform/audiences';
import type { Currency } from '../../members/earnRules/rules.ts';
import type { PaidOrder } from '../earning/loadOrders.ts';
import type { PastEvent, PastMember } from './past.ts';

export interface Credit {
  source: PointSource;
  sourceId: string;
  /** Empty for a benefit of the level. */
  ruleKey: string;
  currency: Currency;
  desired: number;
  granted: number;
  limits: readonly string[];
  at: number;
  level: string | null;
  /** Of points: from when on they are lapsed; null for never. */
  expiresAt: number | null;
  /** Of orders: what counts of each line, and how many times in basis points. */
  lines: readonly { number: number; base: number; rate: number; award: number }[] | null;
  streak: number | null;
}

/** Gives by the rules of one version, and remembers what it gave for their limits. */
export interface Earner {
  ofOrder: (
    member: PastMember,
    order: PaidOrder,
    level: LevelFacts,
  ) => { credits: Credit[]; awards: StoredAward[] };
  ofEvent: (member: PastMember, event: PastEvent, at: number, level: LevelFacts) => Credit[];
}
