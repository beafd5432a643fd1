/** What an activity that cannot be entered waits for, or why it was rejected. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { ApproversLeft } from '../../../platform/shared/approvers/ApproversLeft.tsx';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useMostPoints } from './useMostPoints.ts';

export const ApprovalAlert = ({ activity }: { activity: MemberActivity }) => {
  const translate = useTranslate();
  const { gives } = useMostPoints();
  const toName = usePersonName();
  const { approval, archivedAt, askedBy, approverName, decision } = activity;
  if (approval === 'approved' || archivedAt !== null) return null;
  return (
    <>
      <Alert severity={approval === 'rejected' ? 'error' : 'warning'} sx={{ mb: 2 }}>
        {translate(`activityApprovals.waits.${approval}`, {
          gives: gives(activity.mostPoints ?? null),
          author: toName(askedBy ?? ''),
          approver: toName(approverName ?? ''),
          reason: decision,
        })}
      </Alert>
      {approval === 'submitted' && (
        <ApproversLeft resource="memberActivities" authorIds={activity.authorIds} />
      )}
    </>
  );
};
