/** What the shopper gets, in words: "Spend 300 and get 40 off; spend 500 and get 80 off." */
import type { Reward, Scope, Terms, UnitLimit } from '#contract/promotions/promotions';
import type { Words } from './summary.ts';
import { goodsText } from './summaryScope.ts';

type Of<K extends Reward['kind']> = Extract<Reward, { kind: K }>;
type Off = Of<'fullReduction'>['steps'][number]['off'];

/** More flash prices than this are counted. */
const NAMED = 3;

const offText = (off: Off, { say, money, off: percent }: Words) =>
  off.kind === 'amount' ? say('amountOff', { amount: money(off.amount) }) : percent(off.bps);

/** The goods of one reward alone. */
const ownText = (scope: Scope | null | undefined, words: Words) =>
  scope && scope.include.length + scope.exclude.length > 0
    ? words.say('onGoods', { goods: goodsText(scope, words) })
    : '';

const unitsText = (units: UnitLimit | null, { say, count }: Words) =>
  units === null
    ? ''
    : say(`onUnits.${units.per}.${units.which}`, {
        smart_count: units.limit ?? 0,
        count: count(units.limit),
      });

const timesText = (times: number | null, { say, count }: Words) =>
  times === null ? '' : say('times', { smart_count: times, count: count(times) });

const reduction = (reward: Of<'percent'> | Of<'amount'>, words: Words): string => {
  const { say, money, count, off } = words;
  const what =
    reward.kind === 'percent'
      ? off(reward.bps)
      : say('amountOff', { amount: money(reward.amount) });
  const each = reward.kind === 'amount' && reward.per !== 'order' ? say(`each.${reward.per}`) : '';
  const cap =
    reward.kind === 'percent' && reward.cap !== null ? say('cap', { cap: money(reward.cap) }) : '';
  const groups = reward.groupsOf === null ? '' : say('groupsOf', { count: count(reward.groupsOf) });
  const delivery = reward.alsoShipping ? say('alsoShipping') : '';
  const own = ownText(reward.scope, words);
  return (
    say('get', { what: `${what}${each}${unitsText(reward.units, words)}` }) +
    own +
    groups +
    delivery +
    cap
  );
};

const fullReduction = (
  { basis, steps, repeating, cap, scope }: Of<'fullReduction'>,
  words: Words,
): string => {
  const { say, money, count } = words;
  const key =
    basis === 'amount' ? (repeating ? 'everySpent' : 'spend') : repeating ? 'everyBought' : 'buy';
  const texts = steps.map(({ from, off }) =>
    say(key, { from: basis === 'amount' ? money(from) : count(from), off: offText(off, words) }),
  );
  return (
    texts.join(say('semicolon')) +
    ownText(scope, words) +
    (cap === null ? '' : say('cap', { cap: money(cap) }))
  );
};

const some = (quantity: number, scope: Scope | null, words: Words) =>
  scope === null || (scope.include.length === 0 && scope.exclude.length === 0)
    ? words.say('some', { count: words.count(quantity) })
    : words.say('someOf', {
        count: words.count(quantity),
        goods: goodsText(scope, words, 'among'),
      });

const buyGet = ({ buy, get, which, times }: Of<'buyGet'>, words: Words): string => {
  const { say, off } = words;
  const facts = {
    buy: some(buy.quantity, buy.scope, words),
    get: some(get.quantity, get.scope, words),
  };
  const gives =
    get.bps === 10_000
      ? say('buyGetFree', facts)
      : say('buyGetOff', { ...facts, off: off(get.bps) });
  return gives + say(`which.${which}`) + timesText(times, words);
};

const flash = ({ items }: Of<'flash'>, words: Words): string => {
  const { say, money, count, variant } = words;
  const texts = items.slice(0, NAMED).map(({ variantId, price, stock, perMember }) => {
    const limits = [
      stock !== null && say('setAside', { count: count(stock) }),
      perMember !== null && say('perMemberUnits', { count: count(perMember) }),
    ].filter((one) => one !== false);
    const sold = say('itemFor', {
      name: variantId ? variant(variantId) : '…',
      price: money(price),
    });
    return limits.length > 0
      ? say('bracket', { text: sold, inner: limits.join(words.comma) })
      : sold;
  });
  const more = items.length - texts.length;
  const all = more > 0 ? [...texts, say('more', { smart_count: more, count: count(more) })] : texts;
  return say('flash', { items: all.join(say('semicolon')) });
};

const shipping = ({ off, per, methods }: Of<'shipping'>, words: Words): string => {
  const { say, money, either, method } = words;
  const what =
    off.kind === 'free'
      ? say('freeShipping')
      : off.kind === 'amount'
        ? say('shippingAmount', { amount: money(off.amount) })
        : say('shippingPercent', { off: words.off(off.bps) });
  return (
    what +
    (off.kind === 'amount' && per === 'each' ? say('eachDelivery') : '') +
    (methods.length > 0 ? say('byMethod', { methods: either(methods.map(method)) }) : '')
  );
};

const gift = (reward: Of<'gift'>, words: Words): string => {
  const { say, money, count, variant } = words;
  // Gifts that were saved when an order got each of them once say nothing else.
  const { variantId, quantity, every = null, times = null } = reward;
  const given = say('gift', {
    name: variantId ? variant(variantId) : '…',
    count: count(quantity),
  });
  if (every === null) return given;
  const { basis, from } = every;
  return (
    say(`giftEvery.${basis}`, {
      gift: given,
      from: basis === 'amount' ? money(from) : count(from),
      smart_count: from,
    }) + timesText(times, words)
  );
};

const rewardText = (reward: Reward, words: Words): string => {
  const { say, money, count } = words;
  switch (reward.kind) {
    case 'percent':
    case 'amount':
      return reduction(reward, words);
    case 'fixedPrice':
      return (
        say('fixedPrice', { price: money(reward.price) }) +
        unitsText(reward.units, words) +
        ownText(reward.scope, words)
      );
    case 'fullReduction':
      return fullReduction(reward, words);
    case 'buyGet':
      return buyGet(reward, words);
    case 'bundle': {
      const parts = reward.parts.map(({ scope, quantity }) =>
        scope.include.length + scope.exclude.length === 0
          ? say('someAny', { count: count(quantity) })
          : some(quantity, scope, words),
      );
      return (
        say('bundle', { parts: words.all(parts), price: money(reward.price) }) +
        timesText(reward.times, words)
      );
    }
    case 'gift':
      return gift(reward, words);
    case 'shipping':
      return shipping(reward, words);
    case 'flash':
      return flash(reward, words);
  }
};

/** A sentence begins with a capital where the language has them. */
export const sentence = (text: string, { say, locale }: Words): string =>
  say('sentence', { text: text.charAt(0).toLocaleUpperCase(locale) + text.slice(1) });

/** The rewards as one sentence without its full stop, as a list shows them. */
export const givesLine = ({ rewards }: Pick<Terms, 'rewards'>, words: Words): string => {
  const text = rewards.map((reward) => rewardText(reward, words)).join(words.say('semicolon'));
  return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1);
};

export const givesText = (terms: Terms, words: Words): string =>
  sentence(givesLine(terms, words), words);
