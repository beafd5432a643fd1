/** What was offered, and whether it was done. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Remedy } from '#contract/service/remedies';
import { Instant } from '../../../../ui/record/instant.tsx';
import { Money } from '../../../../ui/record/money.tsx';
import { RecordLink } from '../../../../ui/record/RecordLink.tsx';
import { Section } from '../../../../ui/record/Section.tsx';

export const RemedyList = ({ remedies }: { remedies: readonly Remedy[] }) => {
  const translate = useTranslate();
  if (remedies.length === 0) return null;
  return (
    <Section title="cases.sections.remedies">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {remedies.map(({ id, round, kind, amount, childCaseId, refundId, doneAt }) => (
          <li key={id}>
            {translate('cases.remedyOf', { round, kind: translate(`cases.remedyKinds.${kind}`) })}
            {amount !== null && (
              <>
                {' '}
                <Money amount={amount} />
              </>
            )}
            {translate('layout.partSeparator')}
            {doneAt === null ? translate('cases.remedyOpen') : <Instant at={doneAt} />}
            {childCaseId !== null && (
              <>
                {translate('layout.partSeparator')}
                <RecordLink resource="cases" id={childCaseId} to="show">
                  {translate('cases.toChild')}
                </RecordLink>
              </>
            )}
            {refundId !== null && (
              <>
                {translate('layout.partSeparator')}
                <RecordLink resource="refunds" id={refundId} to="show">
                  {translate('cases.toRefund')}
                </RecordLink>
              </>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
};
