/** Whether opening, movements and closing agree; where they do not, by how much and whose rows. */
import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PointsReport } from '#contract/insight/programme';
import { useCount } from '../../ui/list/useCount.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

export const Agreement = ({ report: { difference, differing } }: { report: PointsReport }) => {
  const translate = useTranslate();
  const count = useCount();
  if (difference === 0)
    return (
      <Alert severity="success" sx={{ mb: 1 }}>
        {translate('programmeInsight.points.agrees')}
      </Alert>
    );
  return (
    <Alert severity="error" sx={{ mb: 1 }}>
      {translate('programmeInsight.points.differs', { points: count(difference) })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {differing.map(({ memberId, memberName, difference: points }) => (
          <li key={memberId}>
            <RecordLink resource="members" id={memberId}>
              {memberName ?? translate('programmeInsight.member', { id: memberId })}
            </RecordLink>{' '}
            {count(points)}
          </li>
        ))}
      </Box>
    </Alert>
  );
};
