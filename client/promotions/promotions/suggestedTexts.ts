/** Texts that are suggested for terms: a name for staff, and what customers read, with its condition. Pure. */
import type { Condition, Terms } from '#contract/promotions/promotions';
import { givesLine } from './summaryRewards.ts';
import { refsText } from './summaryScope.ts';
import type { Figure, Words } from './summary.ts';

const LONGEST = 120;
/** What stands for a figure still to be typed, or for a name that is not known. */
const MISSING = '…';

const conditionText = (condition: Condition, words: Words): string => {
  const say: Words['say'] = (key, facts) => words.say(`when.${key}`, facts);
  if (condition.kind === 'shippingMethod')
    return say('method', {
      methods:
        condition.methods.length > 0 ? words.either(condition.methods.map(words.method)) : MISSING,
    });
  const { kind, min, max, scope } = condition;
  const figure = (value: Figure) =>
    kind === 'amount'
      ? words.money(value)
      : words.say('units', { smart_count: value ?? 0, count: words.count(value) });
  const goods =
    scope === null || scope.include.length === 0
      ? ''
      : say(`of.${kind}`, { goods: refsText(scope.include, 'include', words) });
  if (max === null) return say(kind, { from: figure(min), goods });
  const range =
    min === null
      ? words.say('atMost', { max: figure(max) })
      : words.say('between', { min: figure(min), max: figure(max) });
  return say('range', { range, goods });
};

/** The condition is left out where the text would be too long with it. */
const conditioned = ({ conditions, rewards }: Terms, words: Words): string => {
  const gives = givesLine({ rewards }, words);
  if (conditions.length === 0) return gives;
  const text = words.say('when.whole', {
    gives,
    conditions: words.all(conditions.map((one) => conditionText(one, words))),
  });
  return text.length > LONGEST ? gives : text;
};

const whole = (text: string) => (text.includes(MISSING) ? '' : text.slice(0, LONGEST));

/** What is set aside for a flash sale is a figure for staff. */
const withoutStock = (terms: Terms): Terms => ({
  ...terms,
  rewards: terms.rewards.map((reward) =>
    reward.kind === 'flash'
      ? { ...reward, items: reward.items.map((item) => ({ ...item, stock: null })) }
      : reward,
  ),
});

/** What customers read; empty while something is missing. */
export const suggestedLabel = (terms: Terms, words: Words): string =>
  whole(conditioned(withoutStock(terms), words));

/** With the stock of flash sales, which staff read. */
export const suggestedLabelWithStock = (terms: Terms, words: Words): string =>
  whole(conditioned(terms, words));

/** What staff read: the goods come first. */
export const suggestedName = (terms: Terms, words: Words): string => {
  const label = suggestedLabelWithStock(terms, words);
  const goods = terms.scope.include.map((ref) =>
    'name' in ref ? ref.name : words[ref.kind](ref.id),
  );
  if (label === '' || goods.length === 0) return label;
  return whole([words.all([...new Set(goods)]), label].join(' · ')) || label;
};
