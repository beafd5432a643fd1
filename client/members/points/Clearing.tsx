/** When the points of a member will be cleared if the member stays inactive, and which notices have gone. */
import { useQuery } from '@tanstack/react-query';
import { Typography } from '@mui/material';
import { useDataProvider, useTranslate } from 'react-admin';
import type { MemberInactivity, PointReset } from '#contract/members/inactivity';
import type { Api } from '../../api.ts';
import { usePointWords } from '../shared/usePointWords.ts';

const noticeKeyOf = ({ firstNoticeAt, secondNoticeAt, isDecided }: PointReset): string => {
  if (isDecided) return 'points.clearing.decided';
  if (secondNoticeAt !== null) return 'points.clearing.second';
  return firstNoticeAt === null ? 'points.clearing.none' : 'points.clearing.first';
};

export const Clearing = ({ memberId }: { memberId: number }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const words = usePointWords();
  const { data } = useQuery({
    queryKey: ['members', 'inactivity', memberId],
    queryFn: async ({ signal }) =>
      (
        await api.call<MemberInactivity>(
          'GET',
          `/members/${memberId}/inactivity`,
          undefined,
          signal,
        )
      ).data,
  });
  const reset = data?.reset;
  if (!reset) return null;
  const dayOf = (at: number | null) => (at === null ? '' : words.dayOfInstant(at));
  return (
    <Typography component="p" sx={{ mt: 1.5, color: 'text.secondary', fontSize: 12.5 }}>
      {translate('points.clearing.on', {
        day: words.day(reset.clearedOn),
        last: words.day(reset.lastActiveDay),
      })}{' '}
      {translate(noticeKeyOf(reset), {
        first: dayOf(reset.firstNoticeAt),
        second: dayOf(reset.secondNoticeAt),
      })}
    </Typography>
  );
};
