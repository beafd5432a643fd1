/** Which policy a ticket would get, why the ones before do not fit, and when it would be due. */
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  Form,
  RecordContextProvider,
  required,
  SelectInput,
  useDataProvider,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { METRICS } from '#contract/service/metrics';
import type { ServicePolicyTrial } from '#contract/service/servicePolicies';
import type { Api } from '../../api.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { CHANNELS, PRIORITIES, SEVERITIES, TYPES } from '../shared/ticketChoices.ts';
import { useLevelChoices } from '../shared/useLevelChoices.ts';

const START = { type: 'complaint', severity: null, level: null, channel: 'app', priority: 'P3' };

const Answer = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const asked = { ...START, ...(useWatch() as Partial<typeof START>) };
  const sent = { ...asked, severity: asked.severity || null, level: asked.level || null };
  const { data } = useQuery({
    queryKey: ['servicePolicies', 'trial', sent],
    queryFn: async () =>
      (await api.call<ServicePolicyTrial>('POST', '/servicePolicies/trial', sent)).data,
  });
  if (!data) return null;
  return (
    <Box aria-live="polite">
      <Typography sx={{ mb: 1 }}>
        {translate('servicePolicies.gets')}
        {translate('layout.labelSeparator')}
        <RecordLink resource="servicePolicies" id={data.policyId}>
          {toText(data.names)}
        </RecordLink>
      </Typography>
      <Facts
        facts={METRICS.map((metric) => ({
          label: `clocks.metrics.${metric}`,
          value: <Instant at={data.due[metric]} />,
        }))}
      />
      {data.passed.length > 0 && (
        <Box component="ul" sx={{ color: 'text.secondary', mb: 0 }}>
          {data.passed.map(({ policyId, names, because }) => (
            <li key={policyId}>
              {translate('servicePolicies.doesNotFit', {
                name: toText(names),
                because: translate(`resources.servicePolicies.fields.${because}`),
              })}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
};

export const PolicyTester = () => {
  const levels = useLevelChoices();
  return (
    <Section title="servicePolicies.tester" help="servicePolicies.help.tester">
      <RecordContextProvider value={undefined}>
        <Form defaultValues={START} onSubmit={() => undefined} noValidate>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '& > *': { minWidth: 160 } }}>
            <SelectInput
              source="type"
              choices={TYPES}
              validate={required()}
              helperText={false}
              label="resources.tickets.fields.type"
            />
            <SelectInput
              source="severity"
              choices={SEVERITIES}
              helperText={false}
              label="resources.tickets.fields.severity"
            />
            <SelectInput
              source="level"
              choices={levels}
              translateChoice={false}
              helperText={false}
              label="resources.servicePolicies.fields.levels"
            />
            <SelectInput
              source="channel"
              choices={CHANNELS}
              validate={required()}
              helperText={false}
              label="resources.tickets.fields.channel"
            />
            <SelectInput
              source="priority"
              choices={PRIORITIES}
              validate={required()}
              helperText={false}
              label="resources.tickets.fields.priority"
            />
          </Box>
          <Answer />
        </Form>
      </RecordContextProvider>
    </Section>
  );
};
