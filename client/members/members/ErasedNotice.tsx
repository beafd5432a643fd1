import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';

/** Says on the member's page why there is nothing but numbers. */
export const ErasedNotice = ({ at }: { at: number }) => {
  const translate = useTranslate();
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('members.privacy.notice')}
      <Facts facts={[{ label: 'resources.members.fields.erasedAt', value: <Instant at={at} /> }]} />
    </Alert>
  );
};
