/** The prizes of a draw with their published odds, and the check of its results. */
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { DrawCheck } from '#contract/promotions/memberActivities/draws';
import { oddsOf } from '#rules/promotions/memberActivities';
import type { Api } from '../../api.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useOdds } from './useOdds.ts';

const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;
const HEADINGS = ['rate', 'now', 'given', 'left'] as const;

const Prizes = ({ activity: { prizes = [] } }: { activity: MemberActivity }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const odds = useOdds();
  const { rates, nothing } = oddsOf(prizes);
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={translate('memberActivities.sections.odds')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.memberActivities.fields.prizes.names')}</TableCell>
            {HEADINGS.map((heading) => (
              <TableCell key={heading} sx={NUMBER}>
                {translate(`memberActivities.prizeColumns.${heading}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {prizes.map(({ id, names, rate, givenCount, left }, index) => (
            <TableRow key={id}>
              <TableCell>{toText(names)}</TableCell>
              <TableCell sx={NUMBER}>{odds(rate)}</TableCell>
              <TableCell sx={NUMBER}>{odds(rates[index] ?? 0)}</TableCell>
              <TableCell sx={NUMBER}>{count(givenCount)}</TableCell>
              <TableCell sx={NUMBER}>
                {left === null ? translate('pointRewards.unlimited') : count(left)}
              </TableCell>
            </TableRow>
          ))}
          <TableRow>
            <TableCell>{translate('memberActivities.nothing')}</TableCell>
            <TableCell />
            <TableCell sx={NUMBER}>{odds(nothing)}</TableCell>
            <TableCell />
            <TableCell />
          </TableRow>
        </TableBody>
      </Table>
    </TableContainer>
  );
};

const Check = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const count = useCount();
  const api = useDataProvider<Api>();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['memberActivities', 'drawing', id],
    queryFn: async ({ signal }) =>
      (await api.call<DrawCheck>('GET', `/memberActivities/${id}/drawing`, undefined, signal)).data,
    enabled: false,
  });
  const wrong = data?.wrong.length ?? 0;
  return (
    <>
      <Typography sx={{ mt: 1.5, color: 'text.secondary' }}>
        {translate('memberActivities.checkHelp')}
      </Typography>
      <Button variant="outlined" loading={isFetching} onClick={() => void refetch()} sx={{ my: 1 }}>
        {translate('memberActivities.check')}
      </Button>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data && (
        <Typography
          role="status"
          sx={{ overflowWrap: 'anywhere', color: wrong > 0 ? 'error.main' : 'text.primary' }}
        >
          {translate(wrong > 0 ? 'memberActivities.checkedWrong' : 'memberActivities.checked', {
            smart_count: data.entries,
            entries: count(data.entries),
            wrong: data.wrong.join(', '),
          })}
          <Gap />
          {translate(data.seed === null ? 'memberActivities.hash' : 'memberActivities.seed', {
            hash: data.seedHash,
            seed: data.seed ?? '',
          })}
        </Typography>
      )}
    </>
  );
};

export const DrawSection = ({ activity }: { activity: MemberActivity }) => (
  <Section title="memberActivities.sections.odds" help="memberActivities.help.odds">
    <Prizes activity={activity} />
    <Check id={activity.id} />
  </Section>
);
