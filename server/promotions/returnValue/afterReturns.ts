/** What the promotions of an order take back once certain units have come back. Pure. */
import type { ReturnedPromotion, TakeBackReason } from '#contract/promotions/returnValue';
import type { Units } from '../redemptions/unitsIn.ts';
import { paidFor } from '../../orders/sales/lineAccount.ts';
import { heldOn } from './shares.ts';
import {
  type GiveOnKept,
  type Given,
  keptOf,
  type Off,
  type OffAlone,
  type ReturnableOrder,
} from './sold.ts';

/** One promotion after all returns so far. */
export type Share = Pick<ReturnedPromotion, 'held' | 'left' | 'takenBack' | 'reason' | 'judgement'>;

export interface AfterReturns {
  /** What was paid for all units that came back. */
  paid: number;
  takenBack: number;
  /** In the order of the order's promotions. */
  promotions: Share[];
  /** How many of each gift are to come back, in the order of the order's gifts. */
  gifts: number[];
}

const NO_OFF: Off = { goods: 0, delivery: 0 };
const NOTHING: Given = { off: NO_OFF, gifts: [], judgement: null };
const totalOf = ({ goods, delivery }: Off) => goods + delivery;
const PARTS = ['goods', 'delivery'] as const;
const giftsIn = ({ gifts }: Given, variantId: number) =>
  gifts.reduce((sum, gift) => sum + (gift.variantId === variantId ? gift.quantity : 0), 0);

/**
 * Promotions that give at least what the order got when they are computed on the whole order again. Of others nothing is
 * taken back: a category or a setting has changed since.
 */
const reproducible = (sold: ReturnableOrder, give: GiveOnKept): Set<number> => {
  const again = give({});
  const got = heldOn(sold, {});
  const isSame = (promotionId: number) => {
    const given = again.get(promotionId) ?? NOTHING;
    return (
      totalOf(given.off) >= totalOf(got.get(promotionId) ?? NO_OFF) &&
      sold.gifts.every(
        (gift) =>
          gift.promotionId !== promotionId || giftsIn(given, gift.variantId) >= gift.quantity,
      )
    );
  };
  return new Set(sold.promotions.map(({ promotionId }) => promotionId).filter(isSame));
};

const reasonFor = (lost: number, lostGifts: number, { takenBack, left }: Omit<Share, 'reason'>) => {
  if (lost === 0 && lostGifts === 0) return 'stillGiven';
  if (lost > 0 && takenBack === 0) return 'othersGiveMore';
  return left > 0 ? 'givesLess' : 'givesNothing';
};

/**
 * Evaluates returns of one order; `give` and `alone` are asked only where a promotion of the order takes discounts back.
 * Without `alone` what is kept is compared with what the promotions of the order give on it.
 */
export const returnsOf = (
  sold: ReturnableOrder,
  give: GiveOnKept,
  alone?: OffAlone,
): ((returned: Units) => AfterReturns) => {
  const takingBack = sold.promotions.some(({ whenReturned }) => whenReturned === 'takeBack');
  const known = takingBack ? reproducible(sold, give) : new Set<number>();
  const takesBack = new Set(
    sold.promotions.flatMap(({ promotionId, whenReturned }) =>
      whenReturned === 'takeBack' && known.has(promotionId) ? promotionId : [],
    ),
  );
  return (returned) => {
    const isAllBack = sold.lines.every((line) => keptOf(line, returned) === 0);
    const given = takingBack && !isAllBack ? give(returned) : new Map<number, Given>();
    const held = isAllBack ? new Map<number, Off>() : heldOn(sold, returned);
    const gifts = sold.gifts.map(({ promotionId, variantId, quantity }) =>
      takesBack.has(promotionId)
        ? Math.max(0, quantity - giftsIn(given.get(promotionId) ?? NOTHING, variantId))
        : 0,
    );
    const facts = sold.promotions.map(({ promotionId }) => {
      const { off, judgement } = given.get(promotionId) ?? NOTHING;
      const has = held.get(promotionId) ?? NO_OFF;
      return { held: has, left: known.has(promotionId) ? off : has, judgement };
    });
    // How much more the kept goods, and their delivery, would cost if they had been bought alone: nobody loses more.
    const offAlone = takingBack && !isAllBack ? alone?.(returned) : undefined;
    const moreOf = (part: keyof Off) => {
      const sumOf = (off: 'held' | 'left') => facts.reduce((sum, one) => sum + one[off][part], 0);
      const left = Math.max(sumOf('left'), offAlone?.[part] ?? 0);
      return Math.max(0, sumOf('held') - left);
    };
    const rest = { goods: moreOf('goods'), delivery: moreOf('delivery') };
    const promotions = facts.map((fact, index): Share => {
      const { promotionId, whenReturned } = sold.promotions[
        index
      ] as ReturnableOrder['promotions'][number];
      let lost = 0;
      let takenBack = 0;
      for (const part of takesBack.has(promotionId) ? PARTS : []) {
        const loss = Math.max(0, fact.held[part] - fact.left[part]);
        const taken = Math.min(loss, rest[part]);
        rest[part] -= taken;
        lost += loss;
        takenBack += taken;
      }
      const share = {
        held: totalOf(fact.held),
        left: totalOf(fact.left),
        takenBack,
        judgement: fact.judgement,
      };
      const lostGifts = sold.gifts.reduce(
        (sum, gift, at) => sum + (gift.promotionId === promotionId ? (gifts[at] ?? 0) : 0),
        0,
      );
      const reason: TakeBackReason =
        whenReturned === 'keep'
          ? 'keeps'
          : !known.has(promotionId)
            ? 'cannotTell'
            : isAllBack
              ? 'nothingKept'
              : reasonFor(lost, lostGifts, share);
      return { ...share, reason };
    });
    return {
      paid: sold.lines.reduce(
        (sum, line) => sum + paidFor(line, line.quantity - keptOf(line, returned)),
        0,
      ),
      takenBack: promotions.reduce((sum, one) => sum + one.takenBack, 0),
      promotions,
      gifts,
    };
  };
};
