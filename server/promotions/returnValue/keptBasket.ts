/** Gives the promotions of an order on the goods that are kept. Pure. */
import { evaluateScreened } from '../engine/evaluate.ts';
import type { Basket, Candidate, EngineRules, GivenGoods } from '../engine/types.ts';
import { variantsGivenBy } from '../rewards/givenVariants.ts';
import { type GiveOnKept, keptOf } from './sold.ts';

/** What was given once is given again, even when it is not sold any more; what it costs binds no budget now. */
const GIVEN: GivenGoods = { isArchived: false, unitCost: 0 };

const sumOf = (parts: readonly ReadonlyMap<string, number>[]) =>
  parts.flatMap((part) => [...part.values()]).reduce((sum, off) => sum + off, 0);

/**
 * Evaluates the basket without what is returned, as of its own instant, with the promotions that the order got and no
 * others. They applied then: a pause, a new revision, the member's level now and what other orders used since count
 * nowhere, and what the order itself used is free.
 */
export const giveOnKept =
  (basket: Basket, candidates: readonly Candidate[], rules: EngineRules): GiveOnKept =>
  (returned) => {
    const lines = basket.lines.flatMap((line) => {
      const quantity = keptOf(line, returned);
      return quantity > 0 ? [{ ...line, quantity }] : [];
    });
    const given = new Map(
      candidates.flatMap(({ terms }) => variantsGivenBy(terms)).map((id) => [id, GIVEN] as const),
    );
    const { applied, verdicts } = evaluateScreened(
      { ...basket, lines, given },
      { eligible: [...candidates], refused: [] },
      rules,
      () => 0,
    );
    return new Map(
      verdicts.map((judgement) => {
        const { promotionId } = judgement;
        const mine = applied.filter(({ candidate }) => candidate.id === promotionId);
        return [
          promotionId,
          {
            off: {
              goods: sumOf(mine.map(({ lines: off }) => off)),
              delivery: sumOf(mine.map(({ shipping }) => shipping)),
            },
            gifts: mine.flatMap(({ gifts }) => gifts),
            judgement,
          },
        ];
      }),
    );
  };
