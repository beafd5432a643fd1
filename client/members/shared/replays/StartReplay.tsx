/** Chooses how far back a version is replayed, and starts it. */
import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import { MAX_MONTHS, NOVEMBER, type ReplayReport } from '#contract/members/replays';
import { dateFormat } from '#shared/formatters';
import type { Api } from '../../../api.ts';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

const MONTHS = Array.from({ length: MAX_MONTHS }, (_, index) => index + 1);
const SELECT = { select: true, size: 'small', margin: 'none' } as const;

export const useMonthName = () => {
  const { locale } = useStoreSettings();
  return (month: number) =>
    dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));
};

export const StartReplay = ({ versionId, isAgain }: { versionId: number; isAgain: boolean }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const monthName = useMonthName();
  const { run, pending } = useWork();
  const [months, setMonths] = useState(MAX_MONTHS);
  const [doubledMonth, setDoubledMonth] = useState(NOVEMBER);
  const { canAccess = false } = useCanAccess({ resource: 'programmeReplays', action: 'create' });
  if (!canAccess) return null;
  const start = () =>
    run(
      () =>
        api.create<ReplayReport>('programmeReplays', { data: { versionId, months, doubledMonth } }),
      { onSuccess: () => void client.invalidateQueries({ queryKey: ['programmeReplays'] }) },
    );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 1.5 }}>
      <TextField
        {...SELECT}
        label={translate('resources.programmeReplays.fields.months')}
        value={months}
        onChange={({ target }) => setMonths(Number(target.value))}
        sx={{ minWidth: 150 }}
      >
        {MONTHS.map((month) => (
          <MenuItem key={month} value={month}>
            {translate('replays.monthsBack', { smart_count: month })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        {...SELECT}
        label={translate('resources.programmeReplays.fields.doubledMonth')}
        value={doubledMonth}
        onChange={({ target }) => setDoubledMonth(Number(target.value))}
        sx={{ minWidth: 200 }}
      >
        {MONTHS.map((month) => (
          <MenuItem key={month} value={month}>
            {monthName(month)}
          </MenuItem>
        ))}
      </TextField>
      <Button variant="outlined" loading={pending} onClick={() => void start()}>
        {translate(isAgain ? 'replays.runAgain' : 'replays.run')}
      </Button>
    </Box>
  );
};
