/** What its terms would have done to the orders of the last days: asked for, because it takes a moment. */
import { Alert, Box, Button, LinearProgress, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { PromotionReplay } from '#contract/promotions/replay';
import type { Api } from '../../../api.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { draftOf, type PromotionPage } from '../draft.ts';
import { inputOf } from '../formContract.ts';
import { ReplayReport } from './ReplayReport.tsx';

const REPLAY_DAYS = [7, 30, 90] as const;

export const ReplaySection = ({ promotion }: { promotion: PromotionPage }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [days, setDays] = useState<number>(30);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async (wanted: number) => {
      const input = inputOf(draftOf(promotion));
      const body = { input, days: wanted, replaces: promotion.id };
      return {
        days: wanted,
        replay: (await api.call<PromotionReplay>('POST', '/promotions/replay', body)).data,
      };
    },
  });
  return (
    <Section title="promotions.sections.replay" help="promotions.replay.help">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={days}
          onChange={(_, chosen: number | null) => chosen && setDays(chosen)}
          aria-label={translate('promotions.replay.days')}
        >
          {REPLAY_DAYS.map((value) => (
            <ToggleButton key={value} value={value} sx={{ py: 0.25, textTransform: 'none' }}>
              {translate('promotions.replay.lastDays', { smart_count: value })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button variant="outlined" loading={isPending} onClick={() => mutate(days)}>
          {translate('promotions.replay.verb')}
        </Button>
      </Box>
      {isPending && <LinearProgress aria-label={translate('promotions.replay.working')} />}
      {error && <Alert severity="error">{translate(error.message, { _: error.message })}</Alert>}
      {data && !isPending && <ReplayReport replay={data.replay} days={data.days} />}
    </Section>
  );
};
