/** What was offered, and whether it was done. */
import { Box } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import type { Remedy } from '#contract/service/remedies';
import { Instant } from '../../../../ui/record/instant.tsx';
import { Money } from '../../../../ui/record/money.tsx';
import { RecordLink } from '../../../../ui/record/RecordLink.tsx';
import { Section } from '../../../../ui/record/Section.tsx';

interface To {
  resource: 'cases' | 'refunds' | 'coupons' | 'pointAdjustments';
  id: number | null;
  label: string;
}
const linksOf = ({ childCaseId, refundId, couponId, pointAdjustmentId }: Remedy): To[] => [
  { resource: 'cases', id: childCaseId, label: 'cases.toChild' },
  { resource: 'refunds', id: refundId, label: 'cases.toRefund' },
  { resource: 'coupons', id: couponId, label: 'cases.toCoupon' },
  { resource: 'pointAdjustments', id: pointAdjustmentId, label: 'cases.toPoints' },
];

const RemedyRow = ({ remedy }: { remedy: Remedy }) => {
  const translate = useTranslate();
  const { round, kind, amount, state, doneAt } = remedy;
  return (
    <li>
      {translate('cases.remedyOf', { round, kind: translate(`cases.remedyKinds.${kind}`) })}
      {amount !== null && (
        <>
          {' '}
          <Money amount={amount} />
        </>
      )}
      {translate('layout.partSeparator')}
      {doneAt === null ? translate(`cases.remedyStates.${state}`) : <Instant at={doneAt} />}
      {linksOf(remedy).map(
        ({ resource, id, label }) =>
          id !== null && (
            <Fragment key={resource}>
              {translate('layout.partSeparator')}
              <RecordLink resource={resource} id={id} to="show">
                {translate(label)}
              </RecordLink>
            </Fragment>
          ),
      )}
    </li>
  );
};

export const RemedyList = ({ remedies }: { remedies: readonly Remedy[] }) => {
  if (remedies.length === 0) return null;
  return (
    <Section title="cases.sections.remedies">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {remedies.map((remedy) => (
          <RemedyRow key={remedy.id} remedy={remedy} />
        ))}
      </Box>
    </Section>
  );
};
