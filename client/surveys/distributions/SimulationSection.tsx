/** Whom the distribution, as it is stored, would have asked over the last 30 days. */
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Distribution, Simulation } from '#contract/surveys/distributions';
import { OUT_REASONS } from '#contract/surveys/invitations';
import type { Api } from '../../api.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';

const Line = ({ label, value }: { label: string; value: string | number }) => (
  <Box sx={{ display: 'contents' }}>
    <dt>{label}</dt>
    <Box component="dd" sx={{ m: 0, textAlign: 'right' }}>
      {value}
    </Box>
  </Box>
);

const Result = ({
  simulation,
  hasIncentive,
}: {
  simulation: Simulation;
  hasIncentive: boolean;
}) => {
  const money = useMoney();
  const translate = useTranslate();
  const rate = useRate();
  const { events, asked, out, responseRate, isOwnRate, answers, halfWidth, cost } = simulation;
  const text = (key: string) => translate(`surveyDistributions.simulation.${key}`);
  return (
    <>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '1fr auto', m: 0 }}>
        <Line label={text('events')} value={events} />
        {OUT_REASONS.filter((reason) => (out[reason] ?? 0) > 0).map((reason) => (
          <Line
            key={reason}
            label={translate(`surveyInvitations.outReasons.${reason}`)}
            value={out[reason] ?? 0}
          />
        ))}
        <Line label={text('asked')} value={asked} />
        <Line label={text('answers')} value={answers} />
        <Line
          label={text('width')}
          value={halfWidth === null ? text('tooFew') : `± ${rate(halfWidth)}`}
        />
        {hasIncentive && (
          <Line
            label={translate('surveyIncentives.cost')}
            value={cost === null ? translate('surveyIncentives.noWorth') : money(cost)}
          />
        )}
      </Box>
      <Typography color="text.secondary" variant="body2" sx={{ mt: 1 }}>
        {translate(`surveyDistributions.simulation.${isOwnRate ? 'ownRate' : 'usualRate'}`, {
          rate: rate(responseRate),
        })}
      </Typography>
    </>
  );
};

export const SimulationSection = () => {
  const translate = useTranslate();
  const [isAsked, setAsked] = useState(false);
  const api = useDataProvider<Api>();
  const record = useRecordContext<Distribution>();
  const { data, isFetching } = useQuery({
    queryKey: ['surveyDistributions', 'simulation', record?.id, record?.version],
    queryFn: async ({ signal }) => {
      const path = `/surveyDistributions/${record?.id}/simulation`;
      return (await api.call<Simulation>('GET', path, undefined, signal)).data;
    },
    enabled: isAsked && record !== undefined,
  });
  return (
    <Section
      title="surveyDistributions.simulation.title"
      help="surveyDistributions.simulation.help"
    >
      {!data && (
        <Button variant="outlined" disabled={isFetching} onClick={() => setAsked(true)}>
          {translate('surveyDistributions.simulation.start')}
        </Button>
      )}
      {data && <Result simulation={data} hasIncentive={(record?.incentive ?? null) !== null} />}
    </Section>
  );
};
