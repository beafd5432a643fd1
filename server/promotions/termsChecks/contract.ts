/** Checks the terms of a promotion for errors, each with the invalid field. */
import type { Off, Reward } from '#contract/promotions/rewards';
import type { Scope } from '#contract/catalog/scopes';
import type { Terms } from '#contract/promotions/terms';

type Issue = { path: (string | number)[]; message: string };

const valueOf = (off: Off) => (off.kind === 'amount' ? off.amount : off.bps);

const stepIssues = (reward: Reward, index: number): Issue[] => {
  if (reward.kind !== 'fullReduction') return [];
  const issues: Issue[] = [];
  const report = (step: number, field: string, key: string) =>
    issues.push({
      path: ['rewards', index, 'steps', step, ...field.split('.')],
      message: `promotions.errors.${key}`,
    });
  if (reward.repeating && reward.steps.length > 1) report(1, 'from', 'repeatingOneStep');
  reward.steps.forEach(({ from, off }, step) => {
    const before = reward.steps[step - 1];
    if (before && from <= before.from)
      report(step, 'from', from === before.from ? 'stepsOverlap' : 'stepsDescend');
    if (before && before.off.kind !== off.kind) report(step, 'off.kind', 'stepsMixed');
    else if (before && valueOf(off) <= valueOf(before.off))
      report(step, off.kind === 'amount' ? 'off.amount' : 'off.bps', 'stepsGiveLess');
    if (reward.basis === 'amount' && off.kind === 'amount' && off.amount >= from)
      report(step, 'off.amount', 'stepTooGenerous');
  });
  return issues;
};

/** Each variant must have only one price and one stock, in all rewards together. */
const flashIssues = (rewards: readonly Reward[]): Issue[] => {
  const seen = new Set<number>();
  return rewards.flatMap((reward, index) =>
    reward.kind !== 'flash'
      ? []
      : reward.items.flatMap(({ variantId }, item) => {
          const again = seen.has(variantId);
          seen.add(variantId);
          return again
            ? [
                {
                  path: ['rewards', index, 'items', item, 'variantId'],
                  message: 'promotions.errors.twice',
                },
              ]
            : [];
        }),
  );
};

const namesNothing = ({ include, exclude, minUnitPrice, maxUnitPrice, skipReduced }: Scope) =>
  include.length + exclude.length === 0 &&
  minUnitPrice === null &&
  maxUnitPrice === null &&
  !skipReduced;

/**
 * Goods of a reward that name nothing would mean anything in the store; whoever wants that says it with the goods of the
 * promotion.
 */
const emptyScopeIssues = (rewards: readonly Reward[]): Issue[] =>
  rewards.flatMap((reward, index) => {
    const scopes: [path: (string | number)[], scope: Scope | null][] =
      reward.kind === 'bundle'
        ? reward.parts.map(({ scope }, part) => [['parts', part, 'scope'], scope])
        : reward.kind === 'buyGet'
          ? [
              [['buy', 'scope'], reward.buy.scope],
              [['get', 'scope'], reward.get.scope],
            ]
          : 'scope' in reward
            ? [[['scope'], reward.scope]]
            : [];
    return scopes.flatMap(([path, scope]) =>
      scope !== null && namesNothing(scope)
        ? [
            {
              path: ['rewards', index, ...path, 'include'],
              message: 'promotions.errors.noGoods',
            },
          ]
        : [],
    );
  });

/** Settings that would be ignored silently. */
const meaninglessIssues = (rewards: readonly Reward[]): Issue[] =>
  rewards.flatMap((reward, index) => {
    const issue = (field: string) => [
      { path: ['rewards', index, field], message: 'promotions.errors.noMeaning' },
    ];
    if (
      (reward.kind === 'percent' || reward.kind === 'amount') &&
      reward.alsoShipping &&
      reward.per !== 'order'
    )
      return issue('alsoShipping');
    if (reward.kind === 'gift' && reward.every === null && reward.times !== null)
      return issue('times');
    return reward.kind === 'fullReduction' &&
      reward.repeating &&
      reward.steps.some(({ off }) => off.kind === 'percent')
      ? issue('repeating')
      : [];
  });

/** Rewards on delivery have a lane of their own; combined with rewards on goods they may be in the goods' lane. */
const laneIssues = ({ lane, rewards }: Terms): Issue[] =>
  rewards.flatMap(({ kind }, index) => {
    const onGoods = kind !== 'shipping' && kind !== 'gift';
    const wrong =
      lane === 'shipping'
        ? onGoods
        : kind === 'shipping' && !rewards.some((other) => other.kind !== 'shipping');
    return wrong
      ? [{ path: ['rewards', index, 'kind'], message: 'promotions.errors.wrongLane' }]
      : [];
  });
const conditionIssues = ({ conditions }: Terms): Issue[] =>
  conditions.flatMap((condition, index) =>
    condition.kind !== 'shippingMethod' && condition.min === null && condition.max === null
      ? [{ path: ['conditions', index, 'min'], message: 'ra.validation.required' }]
      : condition.kind !== 'shippingMethod' &&
          condition.min !== null &&
          condition.max !== null &&
          condition.min > condition.max
        ? [{ path: ['conditions', index, 'max'], message: 'promotions.errors.range' }]
        : [],
  );

/** All errors of the terms. */
export const termsIssues = (terms: Terms): Issue[] => [
  ...(terms.endsAt !== null && terms.endsAt <= terms.startsAt
    ? [{ path: ['endsAt'], message: 'promotions.errors.endsBeforeStart' }]
    : []),
  ...terms.rewards.flatMap(stepIssues),
  ...laneIssues(terms),
  ...flashIssues(terms.rewards),
  ...emptyScopeIssues(terms.rewards),
  ...meaninglessIssues(terms.rewards),
  ...conditionIssues(terms),
];
