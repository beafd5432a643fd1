/** Says by name which promotions go on after the end of their campaign. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CampaignDetail } from '#contract/promotions/campaigns';
import { useLastInstant } from '../../ui/record/LastInstant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

export const Outlasting = ({ campaign: { outlasting = [] } }: { campaign: CampaignDetail }) => {
  const translate = useTranslate();
  const lastInstant = useLastInstant();
  return outlasting.map(({ id, name, endsAt }) => (
    <Alert
      key={id}
      severity="warning"
      sx={{ mb: 1 }}
      action={
        <RecordLink resource="promotions" id={id} to="edit">
          {translate('ra.action.edit')}
        </RecordLink>
      }
    >
      {endsAt === null
        ? translate('campaigns.outlasting.oneForever', { name })
        : translate('campaigns.outlasting.one', { name, end: lastInstant(endsAt) })}
    </Alert>
  ));
};
