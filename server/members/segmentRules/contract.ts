/** Rules about members: conditions that are joined by "all", "any" or "none", in a tree of a few levels. */
import * as z from 'zod';
import {
  ALL_OPERATORS,
  FACT_KEYS,
  type FactKey,
  factOf,
  OPERATORS,
  type Operator,
} from '#contract/members/segmentFacts';
import { describeField, MAX_AMOUNT, message, orNothing, text, whole } from '#shared/fields';

export const JOINS = ['all', 'any', 'none'] as const;
export type Join = (typeof JOINS)[number];

/** The deepest level of groups, the most conditions in a rule, and the most keys in a condition. */
export const MAX_DEPTH = 4;
export const MAX_CONDITIONS = 50;
export const MAX_KEYS = 100;
export const MAX_DAYS = 3660;

const shape = {
  fact: z.enum(FACT_KEYS),
  /** A count, an amount in minor units, or a rate in basis points. */
  value: orNothing(
    describeField(whole('plain', 0, MAX_AMOUNT), {
      unit: 'plain',
      unitOf: { field: 'fact', units: { netSpend: 'money', discountedShare: 'rate' } },
    }),
  ),
  /** Keys of choices; ids of categories as text. */
  keys: orNothing(z.array(text(80).min(1)).min(1).max(MAX_KEYS)),
  /** The last so many business days, today included; without it all of the time. */
  days: orNothing(whole('days', 1, MAX_DAYS)),
};
const Condition = z.strictObject({ is: z.enum(ALL_OPERATORS), ...shape });

export interface RuleCondition {
  is: Operator;
  fact: FactKey;
  value?: number | undefined;
  keys?: string[] | undefined;
  days?: number | undefined;
}
export interface RuleGroup {
  is: Join;
  of: RuleNode[];
}
export type RuleNode = RuleCondition | RuleGroup;
export const isGroup = (node: RuleNode): node is RuleGroup => 'of' in node;

export interface RuleIssue {
  path: (string | number)[];
  message: string;
}

const REQUIRED = 'ra.validation.required';
const COMPARED: readonly Operator[] = ['atLeast', 'atMost'];
const OF_KEYS: readonly Operator[] = ['in', 'notIn'];
const OF_DAYS: readonly Operator[] = ['withinDays', 'beforeDays'];

/** All conditions with their paths in the tree. */
export const conditionsIn = (
  node: RuleNode,
  path: (string | number)[] = [],
): { condition: RuleCondition; path: (string | number)[] }[] =>
  isGroup(node)
    ? node.of.flatMap((inner, index) => conditionsIn(inner, [...path, 'of', index]))
    : [{ condition: node, path }];

const valueIssue = ({ is, value, fact }: RuleCondition): string | null => {
  if (!COMPARED.includes(is)) return value === undefined ? null : 'segments.errors.unused';
  const { max } = factOf(fact);
  if (value === undefined) return REQUIRED;
  if (is === 'atLeast' && value === 0) return message('ra.validation.minValue', { min: 1 });
  return max !== undefined && value > max ? message('ra.validation.maxValue', { max }) : null;
};
const keysIssue = ({ is, keys, fact }: RuleCondition): string | null => {
  const isUsed = OF_KEYS.includes(is) || factOf(fact).counted !== undefined;
  if (!isUsed) return keys === undefined ? null : 'segments.errors.unused';
  return keys === undefined ? REQUIRED : null;
};
const daysIssue = ({ is, days, fact }: RuleCondition): string | null => {
  if (OF_DAYS.includes(is)) return days === undefined ? REQUIRED : null;
  return days !== undefined && !factOf(fact).hasDays ? 'segments.errors.unused' : null;
};

const issuesOf = (condition: RuleCondition): [string, string][] => {
  const operators: readonly Operator[] = OPERATORS[factOf(condition.fact).kind];
  if (!operators.includes(condition.is)) return [['is', 'segments.errors.operator']];
  const found: [string, string | null][] = [
    ['value', valueIssue(condition)],
    ['keys', keysIssue(condition)],
    ['days', daysIssue(condition)],
  ];
  return found.flatMap(([field, issue]) => (issue === null ? [] : [[field, issue]]));
};

/** What is wrong in a rule whose shape is right. */
export const ruleIssues = (rule: RuleGroup): RuleIssue[] => {
  const conditions = conditionsIn(rule);
  if (conditions.length > MAX_CONDITIONS)
    return [{ path: ['of'], message: message('segments.errors.tooMany', { max: MAX_CONDITIONS }) }];
  return conditions.flatMap(({ condition, path }) =>
    issuesOf(condition).map(([field, issue]) => ({ path: [...path, field], message: issue })),
  );
};

const TooDeep = z
  .object({ is: z.enum(JOINS), of: z.custom<RuleNode[]>() })
  .refine(() => false, { error: 'segments.errors.tooDeep', abort: true });

const groupOf = <Inner extends z.core.$ZodTypeDiscriminable>(inner: Inner) =>
  z.strictObject({
    is: z.enum(JOINS),
    of: z
      .array(z.discriminatedUnion('is', [Condition, inner]))
      .min(1, 'segments.errors.emptyGroup')
      .max(MAX_CONDITIONS),
  });

/** Written out for each of the `MAX_DEPTH` levels instead of recursively: a deeper tree is refused where it is too deep. */
const Tree: z.ZodType<RuleGroup, RuleGroup> = groupOf(groupOf(groupOf(groupOf(TooDeep))));

export const Rule = Tree.superRefine((rule, context) => {
  for (const { path, message } of ruleIssues(rule))
    context.addIssue({ code: 'custom', path, message });
});
