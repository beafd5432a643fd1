/** May this be returned today? The lines of an order by this version, each with its reason. */
import { Alert, Box, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocale, useTranslate } from 'react-admin';
import type { AfterSalesPolicy, PolicyTrialResult } from '#contract/service/policies';
import type { Language } from '#shared/localization';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { usePaused } from '../../ui/usePaused.ts';

const WORDS = 'policies.trial';

const Line = ({ line }: { line: PolicyTrialResult['lines'][number] }) => {
  const translate = useTranslate();
  const language = useLocale() as Language;
  const { name, quantity, freeUnits, deliveredAt, verdicts } = line;
  return (
    <Box component="li" sx={{ mt: 1.5 }}>
      <Typography component="h3" variant="subtitle2">
        {translate(`${WORDS}.line`, { name, quantity, left: freeUnits })}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {deliveredAt === null ? (
          translate(`${WORDS}.notDelivered`)
        ) : (
          <>
            {translate(`${WORDS}.delivered`)}
            {translate('layout.labelSeparator')}
            <Instant at={deliveredAt} />
          </>
        )}
      </Typography>
      {verdicts.map(({ purpose, isAllowed, texts }) => (
        <Box key={purpose} sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 0.5 }}>
          <StatusChip
            tone={isAllowed ? 'good' : 'neutral'}
            label={`${WORDS}.${isAllowed ? 'may' : 'mayNot'}.${purpose}`}
          />
          <span>{texts[language]}</span>
        </Box>
      ))}
    </Box>
  );
};

export const TrialSection = ({ version: { id } }: { version: AfterSalesPolicy }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [typed, setTyped] = useState('');
  const asked = usePaused(typed.trim());
  const { data, error } = useQuery({
    queryKey: ['afterSalesPolicies', 'trial', id, asked],
    queryFn: async ({ signal }) => {
      const path = `/afterSalesPolicies/${id}/trial`;
      const body = { orderExternalId: asked };
      return (await api.call<PolicyTrialResult>('POST', path, body, signal)).data;
    },
    enabled: asked !== '',
    placeholderData: asked === '' ? undefined : keepPreviousData,
    retry: false,
  });
  const why = asked !== '' && error ? ApiError.from(error).firstReason : null;
  return (
    <Section title={`${WORDS}.title`} help={`${WORDS}.help`}>
      <TextField
        label={translate(`${WORDS}.order`)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        size="small"
      />
      <Box aria-live="polite">
        {why && (
          <Alert severity="warning" sx={{ mt: 1 }}>
            {translate(why, { _: why })}
          </Alert>
        )}
        {!why && asked !== '' && data && (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.lines.map((line, index) => (
              <Line key={index} line={line} />
            ))}
          </Box>
        )}
      </Box>
    </Section>
  );
};
