import { Box, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { dayOf } from '#shared/days';
import { formatDay } from '../../ui/record/dayText.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { Figures } from './Figures.tsx';
import { Satisfaction } from './Satisfaction.tsx';
import { AttentionItems } from './AttentionItems.tsx';

/** Today: first what needs me, then how we are doing. */
const Dashboard = () => {
  const translate = useTranslate();
  const account = useAccount();
  const { timeZone, storeName, locale } = useStoreSettings();
  const today = formatDay(dayOf(Date.now(), timeZone), locale, { dateStyle: 'full' });
  if (!account) return null;
  return (
    <Box sx={{ pt: 1, pb: 4, maxWidth: 1600 }}>
      <Title title={translate('dashboard.title')} preferenceKey={false} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {translate('dashboard.date', { storeName, today, timeZone })}
      </Typography>
      <AttentionItems />
      <Figures role={account.role} />
      <Satisfaction role={account.role} />
    </Box>
  );
};
export default Dashboard;
