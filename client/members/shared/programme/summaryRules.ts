/** A rule for earning in words. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ScopeRef } from '#contract/catalog/scopes';
import { CAPS } from '#rules/members/programmeTerms';
import { timesText, type Words } from './summary.ts';

/** More than so many names of goods are counted. */
const NAMED = 5;

const givenText = (points: number, { currency }: EarnRule, { say, count }: Words): string =>
  say(currency, { smart_count: points, count: count(points) });

const givesText = (rule: EarnRule, words: Words): string => {
  const { formula, trigger } = rule;
  const { say, money, count, named } = words;
  const currency = named(`currencies.${rule.currency}`);
  switch (formula.kind) {
    case 'proportional':
    case 'steps':
      return say(`gives.${formula.kind}`, {
        given: givenText(formula.points, rule, words),
        money: money(formula.per),
      });
    case 'fixed': {
      const given = givenText(formula.points, rule, words);
      return trigger === 'referral' && formula.refereePoints > 0
        ? say('gives.referral', { given, friend: givenText(formula.refereePoints, rule, words) })
        : say('gives.fixed', { given });
    }
    case 'ladder':
      return say('gives.ladder', {
        days: formula.days.map(count).join(say('comma')),
        currency,
        afterwards: say(`gives.${formula.afterwards}`),
      });
    case 'multiplier':
      return say('gives.multiplier', { times: timesText(formula.rate, words), currency });
  }
};

const goodsText = (refs: readonly ScopeRef[], { say, all, goods }: Words): string => {
  const names = refs
    .slice(0, NAMED)
    .map((ref) => ('name' in ref ? ref.name : goods(ref.kind, ref.id)));
  const more = refs.length - names.length;
  return all(more > 0 ? [...names, say('moreGoods', { smart_count: more })] : names);
};

const scopeTexts = ({ scope }: EarnRule, words: Words): (string | false)[] => {
  const { say, money } = words;
  const { include, exclude, skipReduced, minUnitPrice, maxUnitPrice } = scope;
  return [
    include.length > 0 && say('goods', { goods: goodsText(include, words) }),
    exclude.length > 0 && say('except', { goods: goodsText(exclude, words) }),
    skipReduced && say('skipReduced'),
    minUnitPrice !== null && say('priceFrom', { money: money(minUnitPrice) }),
    maxUnitPrice !== null && say('priceUpTo', { money: money(maxUnitPrice) }),
  ];
};

const audienceText = ({ audience }: EarnRule, words: Words): string | false => {
  const { levels, fromLevel, groups, channels, segments = [] } = audience;
  const names = [
    ...levels.map(words.level),
    ...(fromLevel ? [words.say('andAbove', { name: words.level(fromLevel) })] : []),
    ...groups.map(words.group),
    ...channels.map(words.channel),
    ...segments.map(words.segment),
  ];
  return names.length > 0 && words.say('audience', { members: words.either(names) });
};

const whenTexts = (rule: EarnRule, words: Words): (string | false)[] => {
  const { startsAt, endsAt, weekdays, hours } = rule;
  const { say, instant, lastInstant, clock } = words;
  const from = startsAt === null ? null : instant(startsAt);
  const to = endsAt === null ? null : lastInstant(endsAt);
  return [
    from !== null && to !== null && say('windowBoth', { from, to }),
    from !== null && to === null && say('windowFrom', { from }),
    from === null && to !== null && say('windowUntil', { to }),
    weekdays.length > 0 && say('weekdays', { days: words.all(weekdays.map(words.weekday)) }),
    hours !== null && say('hours', { from: clock(hours.from), to: clock(hours.to) }),
  ];
};

const limitsText = ({ caps }: EarnRule, { say, count, all }: Words): string | false => {
  const limits = CAPS.flatMap((cap) => {
    const limit = caps[cap];
    return limit === null ? [] : [say(`cap.${cap}`, { count: count(limit) })];
  });
  return limits.length > 0 && say('caps', { limits: all(limits) });
};

export const ruleText = (rule: EarnRule, words: Words): string => {
  const { say } = words;
  const { subject, pending, expiryMonths, isExclusive } = rule;
  return [
    givesText(rule, words),
    subject !== null && say('subject', { subject }),
    ...scopeTexts(rule, words),
    audienceText(rule, words),
    ...whenTexts(rule, words),
    limitsText(rule, words),
    pending.kind !== 'none' && say(`pending.${pending.kind}`, { smart_count: pending.days }),
    expiryMonths !== null && say('ruleExpiry', { smart_count: expiryMonths }),
    isExclusive && say('exclusive'),
  ]
    .filter((text) => text !== false)
    .join(say('space'));
};
