/** A rule about members in words. */
import { useTranslate } from 'react-admin';
import { factOf } from '#contract/members/segmentFacts';
import { isGroup, type RuleCondition, type RuleNode } from '#contract/members/segmentRules';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { useKeyChoices } from './choices.ts';

export const useRuleWords = () => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const rate = useRate();
  const choicesOf = useKeyChoices();

  const keysText = ({ fact, keys = [] }: RuleCondition) => {
    const { source, counted } = factOf(fact);
    const from = source ?? counted;
    const choices = from === undefined ? null : choicesOf(from);
    const names = keys.map((key) => choices?.find(({ id }) => id === key)?.name ?? key);
    return names.join(translate('rules.orKeys'));
  };
  const valueText = ({ fact, value = 0 }: RuleCondition) => {
    const { kind } = factOf(fact);
    if (kind === 'money') return money(value);
    return kind === 'rate' ? rate(value) : count(value);
  };
  const conditionText = (condition: RuleCondition): string => {
    const { fact, is, days } = condition;
    const text = translate(`rules.says.${is}`, {
      fact: translate(factOf(fact).counted ? `rules.counted.${fact}` : `rules.facts.${fact}`, {
        keys: keysText(condition),
      }),
      value: valueText(condition),
      keys: keysText(condition),
      days: count(days ?? null),
    });
    const isLimited = days !== undefined && factOf(fact).hasDays;
    return isLimited ? translate('rules.inDays', { text, days: count(days) }) : text;
  };

  const toText = (rule: RuleNode, isInner = false): string => {
    if (!isGroup(rule)) return conditionText(rule);
    const joined = rule.of
      .map((node) => toText(node, true))
      .join(translate(rule.is === 'all' ? 'rules.and' : 'rules.or'));
    const text = rule.is === 'none' ? translate('rules.noneOf', { text: joined }) : joined;
    return isInner && rule.of.length > 1 && rule.is !== 'none'
      ? translate('rules.inner', { text })
      : text;
  };
  return (rule: RuleNode): string => toText(rule);
};
