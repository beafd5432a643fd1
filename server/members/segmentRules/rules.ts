/** Whether a member meets a rule, and which keys rules name. Pure. */
import { factOf, type Operator } from '#contract/members/segmentFacts';
import {
  conditionsIn,
  isGroup,
  type RuleCondition,
  type RuleGroup,
  type RuleNode,
} from '#contract/members/segmentRules';

/** The value of the fact that a condition asks for; null where it is not known. Choices are lists of one key. */
export type FactValue = number | boolean | readonly string[] | null;
export type FactReader = (condition: RuleCondition) => FactValue;

const meets = (
  condition: RuleCondition,
  value: FactValue,
  since: (days: number) => number,
): boolean => {
  const { is, keys = [], days = 0 } = condition;
  const list = Array.isArray(value) ? (value as readonly string[]) : [];
  const isKnown = Array.isArray(value) ? list.length > 0 : value !== null;
  const hasAny = keys.some((key) => list.includes(key));
  const compared = condition.value ?? 0;
  const RESULTS: Record<Operator, () => boolean> = {
    atLeast: () => typeof value === 'number' && value >= compared,
    atMost: () => typeof value === 'number' && value <= compared,
    withinDays: () => typeof value === 'number' && value >= since(days),
    beforeDays: () => typeof value === 'number' && value < since(days),
    in: () => hasAny,
    notIn: () => !hasAny,
    known: () => isKnown,
    unknown: () => !isKnown,
    yes: () => value === true,
    no: () => value === false,
  };
  return RESULTS[is]();
};

/**
 * Whether a member meets the rule. `since`: the first instant of the last so many business days. What is not known meets
 * only "is none of" and "is not known".
 */
export const matchesRule = (
  rule: RuleNode,
  valueOf: FactReader,
  since: (days: number) => number,
): boolean => {
  if (!isGroup(rule)) return meets(rule, valueOf(rule), since);
  const met = (node: RuleNode) => matchesRule(node, valueOf, since);
  if (rule.is === 'all') return rule.of.every(met);
  return rule.is === 'any' ? rule.of.some(met) : !rule.of.some(met);
};

/** The keys that conditions about these choices name. */
export const keysNamed = (
  rule: RuleNode,
  source: string,
): { key: string; path: (string | number)[] }[] =>
  conditionsIn(rule).flatMap(({ condition, path }) => {
    const { source: choices, counted } = factOf(condition.fact);
    return choices === source || counted === source
      ? (condition.keys ?? []).map((key, index) => ({ key, path: [...path, 'keys', index] }))
      : [];
  });

const replaced = <Node extends RuleNode>(node: Node, from: string, to: string): Node => {
  if (isGroup(node)) return { ...node, of: node.of.map((inner) => replaced(inner, from, to)) };
  const { source, counted } = factOf(node.fact);
  if ((source !== 'categories' && counted !== 'categories') || !node.keys?.includes(from))
    return node;
  return { ...node, keys: [...new Set(node.keys.map((key) => (key === from ? to : key)))] };
};

/** The rule asking for the category `to` wherever it asks for `from`. */
export const withCategoryReplaced = (rule: RuleGroup, from: number, to: number): RuleGroup =>
  replaced(rule, String(from), String(to));
