/** A month of the days on which the member signed in, with what each gave. */
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { MemberSignIns } from '#contract/members/signIns';
import { addMonths } from '#shared/days';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { usePointWords } from '../shared/usePointWords.ts';

/** `month` as `YYYY-MM`; the present one where it is not chosen. */
const useSignIns = (memberId: number, month: string | undefined) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'signIns', memberId, month],
    enabled: memberId > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (
        await api.call<MemberSignIns>(
          'GET',
          `/members/${memberId}/signIns${month === undefined ? '' : `?month=${month}`}`,
          undefined,
          signal,
        )
      ).data,
  });
};

type Given = { points: number; growth: number };

const Days = ({ days }: Pick<MemberSignIns, 'days'>) => {
  const translate = useTranslate();
  const { count, day, signed } = usePointWords();
  const given = (amount: number) => (amount === 0 ? '–' : signed(amount));
  return (
    <Table size="small" aria-label={translate('members.signIns.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('members.signIns.day')}</TableCell>
          <TableCell align="right">{translate('members.signIns.streak')}</TableCell>
          <TableCell align="right">{translate('points.title')}</TableCell>
          <TableCell align="right">{translate('growth.title')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {days.toReversed().map((one) => (
          <TableRow key={one.day}>
            <TableCell>{day(one.day)}</TableCell>
            <TableCell align="right">{count(one.streak)}</TableCell>
            <TableCell align="right">{given(one.points)}</TableCell>
            <TableCell align="right">{given(one.growth)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const SignInSection = () => {
  const translate = useTranslate();
  const member = useRecordContext<Member>();
  const { locale } = useStoreSettings();
  const { count, day, signed } = usePointWords();
  const [month, setMonth] = useState<string>();
  const query = useSignIns(member?.id ?? 0, month);
  const { data } = query;
  if (!data) return <Loading query={query} height={120} />;
  const { streak, next, days, today } = data;
  const first = `${data.month}-01`;
  const step = (months: number) => setMonth(addMonths(first, months).slice(0, 7));
  const isPresent = data.month >= today.slice(0, 7);
  const gives = ({ points, growth }: Given) =>
    [
      points > 0 && translate('members.signIns.points', { n: signed(points) }),
      growth > 0 && translate('members.signIns.growth', { n: signed(growth) }),
    ]
      .filter(Boolean)
      .join(translate('layout.listSeparator')) || translate('members.signIns.nothing');
  return (
    <>
      <Facts
        facts={[
          { label: 'members.signIns.streak', value: count(streak) },
          {
            label: 'members.signIns.next',
            value: next && `${day(next.day)}${translate('layout.labelSeparator')}${gives(next)}`,
          },
        ].filter(({ value }) => value)}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, my: 1 }}>
        <Button size="small" onClick={() => step(-1)}>
          {translate('members.signIns.earlier')}
        </Button>
        <strong>{formatDay(first, locale, { month: 'long', year: 'numeric' })}</strong>
        <Button size="small" disabled={isPresent} onClick={() => step(1)}>
          {translate('members.signIns.later')}
        </Button>
      </Box>
      {days.length === 0 ? (
        <Typography color="text.secondary">{translate('members.signIns.none')}</Typography>
      ) : (
        <Days days={days} />
      )}
    </>
  );
};
export default SignInSection;
