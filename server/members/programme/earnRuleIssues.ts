/** Checks the rules for earning: each gives something, for a trigger that its formula fits, within limits that agree. Pure. */
import type { EarnCaps, EarnCurrency, EarnRule } from '#contract/members/earnRules';
import type { Expiry, ProgrammeTerms } from '#contract/members/programme';
import type { Scope } from '#contract/catalog/scopes';
import { CAPS, fitsTrigger, hasSubject } from '#rules/members/programmeTerms';
import { issue, repeated, type TermsIssue } from './issue.ts';

/** From so many minor units for one point on, no order gives one. */
const NEVER_PER = 1_000_000_000;

const triggerIssues = ({ trigger, formula, subject }: EarnRule): TermsIssue[] => [
  ...(fitsTrigger(formula.kind, trigger) ? [] : [issue(['formula', 'kind'], 'formulaTrigger')]),
  ...(formula.kind === 'fixed' && formula.refereePoints > 0 && trigger !== 'referral'
    ? [issue(['formula', 'refereePoints'], 'onlyReferral')]
    : []),
  ...(subject !== null && !hasSubject(trigger) ? [issue(['subject'], 'noSubject')] : []),
];

const formulaIssues = ({ formula }: EarnRule): TermsIssue[] => {
  switch (formula.kind) {
    case 'proportional':
      return formula.per > formula.points * NEVER_PER
        ? [issue(['formula', 'per'], 'neverGives')]
        : [];
    case 'steps':
      return formula.per > NEVER_PER ? [issue(['formula', 'per'], 'neverGives')] : [];
    case 'ladder':
      return formula.days.every((points) => points === 0)
        ? [issue(['formula', 'days'], 'ladderGivesNothing')]
        : [];
    default:
      return [];
  }
};

const namesEverything = ({ include, exclude, skipReduced, minUnitPrice, maxUnitPrice }: Scope) =>
  include.length + exclude.length === 0 &&
  !skipReduced &&
  minUnitPrice === null &&
  maxUnitPrice === null;

const capIssues = (caps: EarnCaps): TermsIssue[] =>
  CAPS.flatMap((cap, index) => {
    const limit = caps[cap];
    const narrower = CAPS.slice(0, index).map((other) => caps[other] ?? 0);
    return limit !== null && narrower.some((other) => other > limit)
      ? [issue(['caps', cap], 'capBelowNarrower')]
      : [];
  });

/** Settings that would be ignored silently. */
const meaninglessIssues = ({
  trigger,
  formula,
  scope,
  caps,
  pending,
  currency,
  expiryMonths,
}: EarnRule): TermsIssue[] => {
  const hasNoPoints = formula.kind === 'multiplier' || currency === 'growth';
  return [
    ...(trigger !== 'order' && !namesEverything(scope)
      ? [issue(['scope', 'include'], 'onlyOrders')]
      : []),
    ...(trigger !== 'order' && pending.kind === 'delivered'
      ? [issue(['pending', 'kind'], 'onlyOrders')]
      : []),
    ...(pending.kind === 'none' && pending.days > 0
      ? [issue(['pending', 'days'], 'noMeaning')]
      : []),
    ...(hasNoPoints && pending.kind !== 'none' ? [issue(['pending', 'kind'], 'noPoints')] : []),
    ...(hasNoPoints && expiryMonths !== null ? [issue(['expiryMonths'], 'noPoints')] : []),
    ...(formula.kind === 'multiplier'
      ? CAPS.filter((cap) => caps[cap] !== null).map((cap) => issue(['caps', cap], 'noOwnPoints'))
      : []),
  ];
};

const windowIssues = ({ startsAt, endsAt, weekdays }: EarnRule): TermsIssue[] => [
  ...(startsAt !== null && endsAt !== null && endsAt <= startsAt
    ? [issue(['endsAt'], 'endsBeforeStart')]
    : []),
  ...repeated(weekdays, (index) => ['weekdays', index], 'twice'),
];

/** The shortest month, so that points that are still pending never lapse. */
const MONTH_DAYS = 28;
const lapseIssues = ({ pending, expiryMonths }: EarnRule, expiry: Expiry): TermsIssue[] => {
  const months = expiryMonths ?? (expiry.kind === 'months' ? expiry.months : null);
  const isPending = pending.kind !== 'none' && months !== null;
  return isPending && pending.days >= months * MONTH_DAYS
    ? [issue(['pending', 'days'], 'lapsesBefore')]
    : [];
};

/** Once a programme is in force, members have its levels only. */
const audienceIssues = (
  { audience: { levels, fromLevel } }: EarnRule,
  known: ReadonlySet<string>,
): TermsIssue[] => [
  ...levels.flatMap((level, index) =>
    known.has(level) ? [] : [issue(['audience', 'levels', index], 'levelNotHere')],
  ),
  ...(fromLevel && !known.has(fromLevel) ? [issue(['audience', 'fromLevel'], 'levelNotHere')] : []),
];

const share = (one: EarnCurrency, other: EarnCurrency) =>
  one === other || one === 'both' || other === 'both';
const multiplierIssues = ({ formula, currency }: EarnRule, all: readonly EarnRule[]) =>
  formula.kind === 'multiplier' &&
  !all.some(
    (other) =>
      other.trigger === 'order' &&
      other.formula.kind !== 'multiplier' &&
      share(other.currency, currency),
  )
    ? [issue(['formula', 'kind'], 'nothingToMultiply')]
    : [];

export const earnRuleIssues = ({ earnRules, levels, expiry }: ProgrammeTerms): TermsIssue[] => {
  const known = new Set(levels.map(({ key }) => key));
  return [
    ...repeated(
      earnRules.map(({ key }) => key),
      (index) => ['earnRules', index, 'key'],
      'sameKey',
    ),
    ...earnRules.flatMap((rule, index) =>
      [
        ...triggerIssues(rule),
        ...formulaIssues(rule),
        ...multiplierIssues(rule, earnRules),
        ...capIssues(rule.caps),
        ...meaninglessIssues(rule),
        ...windowIssues(rule),
        ...lapseIssues(rule, expiry),
        ...audienceIssues(rule, known),
      ].map(({ path, message }) => ({ path: ['earnRules', index, ...path], message })),
    ),
  ];
};
