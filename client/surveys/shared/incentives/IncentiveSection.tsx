/** What a distribution gives, and has given so far. */
import { useTranslate } from 'react-admin';
import type { Distribution } from '#contract/surveys/distributions';
import { useCount } from '../../../ui/list/useCount.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { Section } from '../../../ui/record/Section.tsx';

export const IncentiveSection = ({ distribution }: { distribution: Distribution }) => {
  const translate = useTranslate();
  const count = useCount();
  const { incentive, given, givenCost, batchName } = distribution;
  if (incentive === null) return null;
  const label = (field: string) => `resources.surveyDistributions.fields.${field}`;
  return (
    <Section title="surveyIncentives.title">
      <Facts
        facts={[
          {
            label: label('incentive.kind'),
            value:
              incentive.kind === 'points' ? (
                translate('surveyIncentives.points', { points: count(incentive.points) })
              ) : (
                <RecordLink resource="couponBatches" id={incentive.batchId}>
                  {batchName ?? translate('surveyIncentives.kinds.coupon')}
                </RecordLink>
              ),
          },
          { label: label('given'), value: count(given) },
          {
            label: label('givenCost'),
            value:
              givenCost === null || givenCost === undefined ? (
                translate('surveyIncentives.noWorth')
              ) : (
                <Money amount={givenCost} />
              ),
          },
        ]}
      />
    </Section>
  );
};
