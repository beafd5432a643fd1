/** Gives the promotions of an order on the goods that are kept. Pure. */
import type { LimitsThen } from '#contract/promotions/redemptions';
import { evaluateScreened } from '../engine/evaluate.ts';
import type { Applied, Basket, Candidate, EngineRules, GivenGoods } from '../engine/types.ts';
import { variantsGivenBy } from '../rewards/givenVariants.ts';
import { type Units, unitsIn } from '../redemptions/unitsIn.ts';
import { type GiveOnKept, keptOf, type OffAlone } from './sold.ts';

/** Nothing was used and all goods were sold. */
const NO_LIMITS: LimitsThen = { used: {}, archived: [] };

const sumOf = (parts: readonly ReadonlyMap<string, number>[]) =>
  parts.flatMap((part) => [...part.values()]).reduce((sum, off) => sum + off, 0);

const offOf = (applied: readonly Applied[]) => ({
  goods: sumOf(applied.map(({ lines }) => lines)),
  delivery: sumOf(applied.map(({ shipping }) => shipping)),
});

const evaluateKept = (
  basket: Basket,
  candidates: readonly Candidate[],
  rules: EngineRules,
  { used, archived }: LimitsThen,
  returned: Units,
) => {
  const lines = basket.lines.flatMap((line) => {
    const quantity = keptOf(line, returned);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  // What was given once is given again, even when it is not sold any more; what it costs binds no budget now.
  const given = new Map(
    candidates
      .flatMap(({ terms }) => variantsGivenBy(terms))
      .map((id): [number, GivenGoods] => [id, { isArchived: archived.includes(id), unitCost: 0 }]),
  );
  return evaluateScreened(
    { ...basket, lines, given },
    { eligible: [...candidates], refused: [] },
    rules,
    (counter) => unitsIn(used, counter),
  );
};

/**
 * Evaluates the basket without what is returned, as of its own instant, with the promotions that the order got and no
 * others. They applied then: a pause, a new revision, the member's level now and what other orders used since count
 * nowhere, and what the order itself used is free. `limits`: what others had used before it.
 */
export const giveOnKept =
  (
    basket: Basket,
    candidates: readonly Candidate[],
    rules: EngineRules,
    limits = NO_LIMITS,
  ): GiveOnKept =>
  (returned) => {
    const { applied, verdicts } = evaluateKept(basket, candidates, rules, limits, returned);
    return new Map(
      verdicts.map((judgement) => {
        const { promotionId } = judgement;
        const mine = applied.filter(({ candidate }) => candidate.id === promotionId);
        return [
          promotionId,
          { off: offOf(mine), gifts: mine.flatMap(({ gifts }) => gifts), judgement },
        ];
      }),
    );
  };

/**
 * Evaluates the basket without what is returned with all promotions that it could get at its instant: those of the order
 * and `others`, within what `limits` left of them then. One of the others that the whole basket would get now was not to
 * be had then: goods or settings have changed since, or what was used is not known.
 */
export const offAlone = (
  basket: Basket,
  candidates: readonly Candidate[],
  others: readonly Candidate[],
  rules: EngineRules,
  limits = NO_LIMITS,
): OffAlone => {
  const own = new Set(candidates.map(({ id }) => id));
  let possible = others.filter(({ id }) => !own.has(id));
  const evaluated = (returned: Units) =>
    evaluateKept(basket, [...candidates, ...possible], rules, limits, returned).applied;
  for (let isSame = false; !isSame;) {
    const applied = new Set(evaluated({}).map(({ candidate }) => candidate.id));
    const left = possible.filter(({ id }) => !applied.has(id));
    isSame = left.length === possible.length;
    possible = left;
  }
  return (returned) => offOf(evaluated(returned));
};
