/** Quotes the store's baskets: prices, promotions and totals. Only reads. */
import { MAX_ENTERED, type QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { evaluateScreened } from '../engine/evaluate.ts';
import { countersOf } from '../engine/limits.ts';
import { countersOfPerson, usageOfPerson } from './shopper.ts';
import { chooseCodes, choiceCounters } from './chooseCodes.ts';
import { toResponse } from './response.ts';
import { loadPoints } from './loadPoints.ts';
import { loadUsage } from './loadUsage.ts';
import type { UsageLookup } from '../engine/types.ts';
import { bestOf, offerCoupons } from './held/offers.ts';
import type { BasketInput, QuoteContext, Overrides, QuoteOne, Quoted } from './types.ts';
import { engineRules } from './engineRules.ts';
import { prepare, type Prepared } from './prepare.ts';
import { loadBasketData } from './basketData.ts';
import { loadGivenGoods } from './givenGoods.ts';
import { loadGifts } from './gifts.ts';
import { toLimitsThen } from './limitsThen.ts';

const askingOf = ({ points, shopper: { memberId } }: Prepared) => ({ points, memberId });

/** Loads the data of all baskets in a few statements; afterwards each is quoted or refused separately. */
export const openBaskets = async (
  db: Db,
  context: QuoteContext,
  inputs: readonly BasketInput[],
  overrides: Overrides = {},
): Promise<QuoteOne> => {
  const { settings, now } = context;
  const rules = engineRules(settings);
  const read = await loadBasketData(db, context, inputs, overrides);
  const all = inputs.map((input) => {
    try {
      return prepare(read, rules, input, overrides);
    } catch (error) {
      if (error instanceof HttpError) return error;
      throw error;
    }
  });
  const names = new Set<string>();
  const candidatesOf = ({ screened: { eligible }, held }: Prepared) => [
    ...eligible,
    ...(held ?? []).map(({ candidate }) => candidate),
  ];
  for (const one of all)
    if (!(one instanceof HttpError))
      for (const name of [
        ...countersOf(one.basket, candidatesOf(one), rules),
        ...choiceCounters(one.choices),
      ])
        for (const counter of countersOfPerson(one.shopper, name)) names.add(counter);
  const given = await loadGivenGoods(
    db,
    all.flatMap((one) => (one instanceof HttpError ? [] : candidatesOf(one))),
    context.at,
  );
  const used = await loadUsage(db, [...names], now);
  const pointsOf = await loadPoints(
    db,
    context,
    all.flatMap((one) => (one instanceof HttpError ? [] : [askingOf(one)])),
  );
  const evaluate = (one: Prepared, usage: UsageLookup) => {
    const basket = { ...one.basket, given };
    const { screened, refused } = chooseCodes(one.screened, one.choices, usage);
    const outcome = evaluateScreened(basket, screened, rules, usage);
    return { one, basket, screened, refused, outcome };
  };
  return async (index, more, heldPoints) => {
    const asked = all[index] as Prepared | HttpError;
    if (asked instanceof HttpError) throw asked;
    const { shopper, held } = asked;
    const usage = usageOfPerson(shopper, more ? (name) => used(name) + more(name) : used);
    const alone = evaluate(asked, usage);
    const { basket, screened, outcome: withoutHeld } = alone;
    const coupons =
      held && offerCoupons(held, { basket, screened, applied: withoutHeld.applied, rules, usage });
    const answer = async (
      { one, refused, outcome }: ReturnType<typeof evaluate>,
      entered: string | null,
    ): Promise<Quoted> => {
      const quote = toResponse({
        outcome,
        basket,
        goods: one.goods,
        codes: one.codes,
        refusedCodes: [...one.refusedCodes, ...refused],
        gifts: await loadGifts(db, outcome.applied),
        currency: settings.currency,
        explain: one.explain,
        points: pointsOf(askingOf(one), heldPoints),
        coupons: coupons && { ...coupons, entered },
      });
      const limitsThen = () =>
        toLimitsThen(countersOf(basket, one.screened.eligible, rules), usage, given);
      return { quote, applied: outcome.applied, shopper, limitsThen };
    };
    const plain = await answer(alone, null);
    const input = inputs[index] as BasketInput;
    const mayEnter = input.coupons === 'best' && asked.codes.length < MAX_ENTERED;
    const best = coupons && mayEnter ? bestOf(coupons) : null;
    if (best === null) return plain;
    const withBest = prepare(read, rules, { ...input, codes: [...input.codes, best] }, overrides);
    const entered = await answer(evaluate(withBest, usage), best);
    // Points may pay less beside a code.
    return entered.quote.totals.total <= plain.quote.totals.total ? entered : plain;
  };
};

export const quoteBasket = async (
  db: Db,
  context: QuoteContext,
  input: QuoteInput,
  overrides: Overrides = {},
): Promise<Quoted> => (await openBaskets(db, context, [input], overrides))(0);
