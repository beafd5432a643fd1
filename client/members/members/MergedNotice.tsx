import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { MemberLink } from '../shared/members.tsx';

/** Says on the page of a merged record whose it is. */
export const MergedNotice = ({ memberId }: { memberId: number }) => {
  const translate = useTranslate();
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('merges.recordOf')} <MemberLink id={memberId} />
      {translate('merges.recordOfText')}
    </Alert>
  );
};
