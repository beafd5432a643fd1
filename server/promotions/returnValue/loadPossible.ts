/** Loads what the buyer of an order could have got at its instant. */
import type { Settings } from '#contract/platform/settings';
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { screenCandidates } from '../engine/eligible.ts';
import type { Candidate, Shopper } from '../engine/types.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { loadPastPromotions } from '../quotes/past/promotions.ts';
import { loadPastShopper } from '../quotes/past/shopper.ts';
import { loadHeldPromotions } from '../redemptions/heldPromotions.ts';
import type { RedemptionRow } from '../redemptions/record.ts';

/**
 * The order would have got nothing of it, whatever it had bought: of orders of which it is not known what others had used,
 * and of codes, whose uses are not among these.
 */
const SPENT: ReadonlySet<PromotionVerdict> = new Set([
  'usesReached',
  'memberUsesReached',
  'dayUsesReached',
  'budgetReached',
  'campaignBudgetReached',
  'soldOut',
  'memberStockReached',
  'goodsArchived',
  'codeUsedUp',
]);
const MEMBER = 'member:';

/** Codes that were entered and gave nothing may give something on fewer goods. */
const enteredFor = (
  verdicts: readonly Judgement[],
  promotions: ReadonlyMap<number, Candidate>,
): Candidate[] =>
  verdicts.flatMap(({ promotionId, code }) => {
    const promotion = code === undefined ? undefined : promotions.get(promotionId);
    return promotion ? [{ ...promotion, code: code ?? null }] : [];
  });

/** The buyer as they were then, and the promotions that held then for them, with the codes of the order. */
export const loadPossible = async (
  db: Db,
  { orderId, customerKey, channel, createdAt, quote, limitsThen }: RedemptionRow,
  settings: Settings,
): Promise<{ shopper: Shopper; others: Candidate[] }> => {
  const { at, verdicts } = quote;
  const held = await loadHeldPromotions(db, { orderId, createdAt });
  const { automatic, promotions } = await loadPastPromotions(db, settings, at, held);
  const member = customerKey?.startsWith(MEMBER) ? customerKey.slice(MEMBER.length) : null;
  const then = await loadPastShopper(db, member, { orderId, at });
  const shopper = { key: customerKey, channel, ...then };
  const spent = new Set(
    verdicts.flatMap(({ promotionId, verdict }) =>
      verdict === 'codeUsedUp' || (limitsThen === null && SPENT.has(verdict)) ? promotionId : [],
    ),
  );
  const candidates = [...automatic, ...enteredFor(verdicts, promotions)];
  const { eligible } = screenCandidates({ shopper, at }, candidates, engineRules(settings));
  return { shopper, others: eligible.filter(({ id }) => !spent.has(id)) };
};
