/** What a distribution that has not started waits for, or why it was rejected. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Distribution } from '#contract/surveys/distributions';
import { ApproversLeft } from '../../../platform/shared/approvers/ApproversLeft.tsx';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useGivenADay } from './useGivenADay.ts';

export const StartAlert = ({ distribution }: { distribution: Distribution }) => {
  const translate = useTranslate();
  const gives = useGivenADay();
  const toName = usePersonName();
  const { approval, startedAt, askedBy, approverName, decision, authorIds } = distribution;
  if (startedAt !== null || approval === null || approval === 'approved') return null;
  return (
    <>
      <Alert severity={approval === 'rejected' ? 'error' : 'warning'} sx={{ mb: 2 }}>
        {translate(`surveyIncentives.waits.${approval}`, {
          gives: gives(distribution),
          author: toName(askedBy ?? ''),
          approver: toName(approverName ?? ''),
          reason: decision,
        })}
      </Alert>
      {approval === 'submitted' && (
        <ApproversLeft resource="surveyDistributions" authorIds={authorIds} />
      )}
    </>
  );
};
