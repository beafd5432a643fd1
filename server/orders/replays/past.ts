/** What happened to a member, as a replay goes through it. Pure; instants are UTC milliseconds. */
import type { EarnTrigger } from '#contract/members/earnRules';
import type { PointSource } from '#contract/members/points';
import type { LevelMetric } from '#contract/members/programme';
import type { BirthdayFacts } from '../../members/earnRules/birthdays.ts';
import type { Currency } from '../../members/earnRules/rules.ts';
import type { LevelMove } from '../../members/evaluation/state.ts';
import type { DayFacts } from '../../members/evaluation/measure.ts';
import type { LevelRow } from '../../members/levels/rules.ts';
import type { PaidOrder } from '../earning/loadOrders.ts';

export interface Period {
  fromAt: number;
  untilAt: number;
  timeZone: string;
}

/** Something that a member did in the shop, or that is rewarded like it. */
export interface PastEvent {
  trigger: EarnTrigger;
  subject: string | null;
  channel: string | null;
  streak?: number;
  isReferee?: boolean;
  hasPoints?: boolean;
  source: PointSource;
  sourceId: string;
}

/** `at`: when it happened; `knownAt`: when it was recorded, where it was rewarded then, and from when on levels follow. */
export type Happened = { at: number; knownAt: number } & (
  | { kind: 'order'; order: PaidOrder }
  /** The return with this index, or the cancellation of the order. */
  | { kind: 'return'; order: PaidOrder; index: number }
  | { kind: 'cancellation'; order: PaidOrder }
  | { kind: 'event'; event: PastEvent }
  | { kind: 'birthday'; birthday: string }
  /** The end of a day on which the member bought something or came to the shop. */
  | { kind: 'activeDay' }
);

/** Adds something that happened to a member. */
export type Add = (memberId: number, happened: Happened) => unknown;

/** What a rule gave a member on the days before the period. */
export interface GivenOn {
  ruleKey: string;
  currency: Currency;
  day: string;
  amount: number;
}

export interface PastMember extends BirthdayFacts {
  id: number;
  createdAt: number;
  joinedAt: number | null;
  levelVersion: number;
  groups: readonly string[];
  channel: string | null;
  /** What the store had sent before the programme, and before the period. */
  sentLevel: string | null;
  sentBefore: string | null;
  /** All steps that have begun, and the history of levels with them. */
  moves: readonly LevelMove[];
  levels: readonly LevelRow[];
  /** What counts towards levels, with all growth, as it is known now. */
  facts: readonly DayFacts[];
  /** Growth by day that no rule gave in the period. */
  otherGrowth: ReadonlyMap<string, number>;
  givenBefore: readonly GivenOn[];
  /** Levels for which points were given before the period. */
  enteredBefore: ReadonlySet<string>;
  /** In the order in which it was recorded. */
  happened: readonly Happened[];
  /** What really was given in the period, by `keyOf`, and what staff and corrections added. */
  given: ReadonlyMap<string, { amount: number; at: number }>;
  adjusted: Record<Currency, number>;
  /** Sources that wait for a decision or were refused, as `source/id`. */
  notApproved: ReadonlySet<string>;
}

/** What was given by a rule for one source, in one currency. */
export const keyOf = (credit: {
  source: PointSource;
  sourceId: string;
  ruleKey: string;
  currency: Currency;
}): string => JSON.stringify([credit.source, credit.sourceId, credit.ruleKey, credit.currency]);

export type Metrics = ReadonlySet<LevelMetric>;
