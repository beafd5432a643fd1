/** What an activity gives, as lines of its page. */
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { Localized } from '#shared/localization';
import type { Fact } from '../../ui/record/Facts.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

interface Words {
  label: (field: string) => string;
  count: (value: number | null) => string;
  toText: (texts: Localized | null) => string;
  most: (points: number | null) => string;
}

export const givenFacts = (
  activity: MemberActivity,
  { label, count, toText, most }: Words,
): Fact[] => {
  const { points, batchId, batchName, productId, productNames, winners } = activity;
  const facts: Fact[] = [];
  if (productId !== null)
    facts.push({
      label: label('productId'),
      value: (
        <RecordLink resource="products" id={productId} to="show">
          {toText(productNames)}
        </RecordLink>
      ),
    });
  if (winners !== null) facts.push({ label: label('winners'), value: count(winners) });
  if (points !== null) facts.push({ label: label('points'), value: count(points) });
  if (batchId !== null)
    facts.push({
      label: label('batchId'),
      value: (
        <RecordLink resource="couponBatches" id={batchId}>
          {batchName ?? `#${batchId}`}
        </RecordLink>
      ),
    });
  if (activity.mostPoints !== undefined && activity.mostPoints !== 0)
    facts.push({ label: label('mostPoints'), value: most(activity.mostPoints) });
  return facts;
};
