/** Quotes the store's baskets: prices, promotions and totals. Only reads. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { evaluateScreened } from '../engine/evaluate.ts';
import { countersOf } from '../engine/limits.ts';
import { countersOfPerson, usageOfPerson } from './shopper.ts';
import { chooseCodes, choiceCounters } from './chooseCodes.ts';
import { toResponse } from './response.ts';
import { loadPoints } from './loadPoints.ts';
import { loadUsage } from './loadUsage.ts';
import type { QuoteContext, Overrides, QuoteOne, Quoted } from './types.ts';
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
  inputs: readonly QuoteInput[],
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
  for (const one of all)
    if (!(one instanceof HttpError))
      for (const name of [
        ...countersOf(one.basket, one.screened.eligible, rules),
        ...choiceCounters(one.choices),
      ])
        for (const counter of countersOfPerson(one.shopper, name)) names.add(counter);
  const given = await loadGivenGoods(
    db,
    all.flatMap((one) => (one instanceof HttpError ? [] : one.screened.eligible)),
    context.at,
  );
  const used = await loadUsage(db, [...names], now);
  const pointsOf = await loadPoints(
    db,
    context,
    all.flatMap((one) => (one instanceof HttpError ? [] : [askingOf(one)])),
  );
  return async (index, more, heldPoints) => {
    const one = all[index] as Prepared | HttpError;
    if (one instanceof HttpError) throw one;
    const { basket, goods, shopper, refusedCodes, choices, explain } = one;
    const usage = usageOfPerson(shopper, more ? (name) => used(name) + more(name) : used);
    const { screened, refused } = chooseCodes(one.screened, choices, usage);
    const outcome = evaluateScreened({ ...basket, given }, screened, rules, usage);
    const gifts = await loadGifts(db, outcome.applied);
    const quote = toResponse({
      outcome,
      basket,
      goods,
      codes: one.codes,
      refusedCodes: [...refusedCodes, ...refused],
      gifts,
      currency: settings.currency,
      explain,
      points: pointsOf(askingOf(one), heldPoints),
    });
    const limitsThen = () =>
      toLimitsThen(countersOf(basket, one.screened.eligible, rules), usage, given);
    return { quote, applied: outcome.applied, shopper, limitsThen };
  };
};

export const quoteBasket = async (
  db: Db,
  context: QuoteContext,
  input: QuoteInput,
  overrides: Overrides = {},
): Promise<Quoted> => (await openBaskets(db, context, [input], overrides))(0);
