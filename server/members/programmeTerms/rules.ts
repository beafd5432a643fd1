/** What parts of a programme's terms mean, and the terms with which a first version starts. Pure. */
import { NO_BENEFITS } from '#contract/members/benefits';
import {
  type EarnFormula,
  type EarnRule,
  type EarnTrigger,
  NO_CAPS,
} from '#contract/members/earnRules';
import type { LevelCondition, LevelTerms, ProgrammeTerms } from '#contract/members/programme';
import { EVERYTHING } from '#contract/catalog/scopes';

/** What a condition measures: of two levels with the same measure the thresholds are compared. */
export const measureOf = ({ metric, window }: Pick<LevelCondition, 'metric' | 'window'>): string =>
  `${metric}/${window.kind}${window.kind === 'months' ? window.months : ''}`;

/** The only trigger that a formula fits; those that are not listed fit every trigger. */
const TRIGGER_OF: Partial<Record<EarnFormula['kind'], EarnTrigger>> = {
  proportional: 'order',
  steps: 'order',
  multiplier: 'order',
  ladder: 'sign_in',
};
export const fitsTrigger = (kind: EarnFormula['kind'], trigger: EarnTrigger): boolean =>
  (TRIGGER_OF[kind] ?? trigger) === trigger;

/** Whether rules for this trigger may name one subject. */
export const hasSubject = (trigger: EarnTrigger): boolean =>
  trigger === 'custom' || trigger === 'activity_entry';

/** From the narrowest to the widest. */
export const CAPS = ['perEvent', 'perDay', 'perMonth', 'perMember', 'budget'] as const;

/** A rule without restrictions, to which a form or the terms below add theirs. */
export const newRule = (
  key: string,
  { trigger, formula, names }: Pick<EarnRule, 'trigger' | 'formula' | 'names'>,
): EarnRule => ({
  key,
  names,
  trigger,
  subject: null,
  currency: 'points',
  priority: 100,
  isExclusive: false,
  formula,
  // Copies: who changes one rule must not change others.
  scope: structuredClone(EVERYTHING),
  audience: { levels: [], groups: [], channels: [] },
  startsAt: null,
  endsAt: null,
  weekdays: [],
  hours: null,
  caps: { ...NO_CAPS },
  pending: { kind: 'none', days: 0 },
  expiryMonths: null,
});

/** Growth from which on the second level and those above it are reached; further levels need three times as much each. */
const THRESHOLDS = [1_000, 5_000, 15_000];
const thresholdOf = (index: number): number =>
  THRESHOLDS[index - 1] ?? 15_000 * 3 ** (index - THRESHOLDS.length);
const EARN_RATES = [10_000, 12_000, 15_000, 20_000];

const levelOf = (key: string, index: number): LevelTerms => ({
  key,
  match: 'any',
  conditions:
    index === 0
      ? []
      : [
          {
            metric: 'growth',
            window: { kind: 'months', months: 12 },
            threshold: thresholdOf(index),
          },
        ],
  validMonths: index === 0 ? null : 12,
  graceDays: index === 0 ? 0 : 30,
  downgrade: 'oneStep',
  benefits: {
    ...NO_BENEFITS,
    earnRate: EARN_RATES[Math.min(index, EARN_RATES.length - 1)] ?? 10_000,
  },
});

/**
 * The terms with which the first version starts: common ones, to be changed. `levels` are the keys of the levels from the
 * lowest to the highest, `unit` the minor units of one unit of the currency.
 */
export const startingTerms = (levels: readonly string[], unit: number): ProgrammeTerms => ({
  names: { en: 'Members’ club', zh: '会员俱乐部' },
  levels: levels.map(levelOf),
  applyTo: 'upgradesOnly',
  movedLevels: [],
  requalifyExtends: false,
  refundDays: 30,
  earnRules: [
    {
      ...newRule('spend', {
        names: { en: 'Points for orders', zh: '消费得积分' },
        trigger: 'order',
        formula: { kind: 'proportional', points: 1, per: unit },
      }),
      pending: { kind: 'delivered', days: 7 },
    },
    {
      ...newRule('growth', {
        names: { en: 'Growth for orders', zh: '消费得成长值' },
        trigger: 'order',
        formula: { kind: 'proportional', points: 1, per: unit },
      }),
      currency: 'growth',
    },
    newRule('sign-in', {
      names: { en: 'Daily sign-in', zh: '每日签到' },
      trigger: 'sign_in',
      formula: { kind: 'ladder', days: [1, 2, 3, 4, 5, 6, 10], afterwards: 'restart' },
    }),
    {
      ...newRule('referral', {
        names: { en: 'Invite a friend', zh: '邀请好友' },
        trigger: 'referral',
        formula: { kind: 'fixed', points: 100, refereePoints: 50 },
      }),
      pending: { kind: 'days', days: 7 },
    },
    newRule('review', {
      names: { en: 'Approved review', zh: '优质评价' },
      trigger: 'review_approved',
      formula: { kind: 'fixed', points: 5, refereePoints: 0 },
    }),
  ],
  earnOnDiscounted: true,
  earnOnPointsPaid: false,
  maxBackdateDays: 30,
  expiry: { kind: 'months', months: 12, roundTo: 'month' },
  expiryNoticeDays: [30, 7],
  inactivity: null,
  returns: { partial: 'withinBalance', full: 'arrears', arrearsLimit: 5_000, reinstateDays: 30 },
  spending: {
    points: 100,
    amount: unit,
    unit: 100,
    maxShare: 3_000,
    minAmount: 0,
    withCoupons: false,
  },
});
