/** Whom the rule, as it is stored, would have called over the last 30 days. */
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocale, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { CARE_VERDICTS, type CareRule, type CareTrial } from '#contract/service/careRules';
import type { Api } from '../../api.ts';
import { showLink } from '../../links.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Section } from '../../ui/record/Section.tsx';

const Rows = ({ rows }: Pick<CareTrial, 'rows'>) => {
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 320, overflow: 'auto' }} tabIndex={0}>
      {rows.map(({ day, memberId, memberExternalId, verdict }, index) => (
        <li key={index}>
          {formatDay(day, locale)}
          {translate('layout.partSeparator')}
          <Link to={showLink('members', memberId)}>{memberExternalId}</Link>
          {translate('layout.partSeparator')}
          {translate(`careRules.verdicts.${verdict}`)}
        </li>
      ))}
    </Box>
  );
};

const Trial = ({ trial: { counts, rows } }: { trial: CareTrial }) => {
  const translate = useTranslate();
  if (rows.length === 0) return <p>{translate('careRules.trial.nobody')}</p>;
  return (
    <>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '1fr auto', m: 0 }}>
        {CARE_VERDICTS.filter((one) => counts[one] > 0).map((one) => (
          <Box key={one} sx={{ display: 'contents' }}>
            <dt>{translate(`careRules.verdicts.${one}`)}</dt>
            <Box component="dd" sx={{ m: 0, textAlign: 'right' }}>
              {counts[one]}
            </Box>
          </Box>
        ))}
      </Box>
      <Rows rows={rows} />
    </>
  );
};

export const TrialSection = () => {
  const translate = useTranslate();
  const [isAsked, setAsked] = useState(false);
  const api = useDataProvider<Api>();
  const record = useRecordContext<CareRule>();
  const { data, isFetching } = useQuery({
    queryKey: ['careRules', 'trial', record?.id, record?.version],
    queryFn: async ({ signal }) => {
      const path = `/careRules/${record?.id}/trial`;
      return (await api.call<CareTrial>('GET', path, undefined, signal)).data;
    },
    enabled: isAsked && record !== undefined,
  });
  return (
    <Section title="careRules.trial.title" help="careRules.trial.help">
      {!data && (
        <Button variant="outlined" disabled={isFetching} onClick={() => setAsked(true)}>
          {translate('careRules.trial.start')}
        </Button>
      )}
      {data && <Trial trial={data} />}
    </Section>
  );
};
