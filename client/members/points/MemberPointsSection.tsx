/** A member's points now: what can be spent, waits, is held and owed, what lapses when, and the newest entries. */
import { useQuery } from '@tanstack/react-query';
import { Box, Typography } from '@mui/material';
import { Link, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { MemberPoints, PointEntry } from '#contract/members/points';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { CauseLink } from '../shared/CauseLink.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { Clearing } from './Clearing.tsx';
import { LapsingTable } from './LapsingTable.tsx';
import { LotLine } from './LotLine.tsx';
import { PointFigures } from './PointFigures.tsx';
import { WhyButton } from './WhyButton.tsx';

const useMemberPoints = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'points', memberId],
    // Before the record is there, nothing is asked.
    enabled: memberId > 0,
    queryFn: async ({ signal }) =>
      (await api.call<MemberPoints>('GET', `/members/${memberId}/points`, undefined, signal)).data,
  });
};

const EntryLine = ({ entry }: { entry: PointEntry }) => {
  const translate = useTranslate();
  const words = usePointWords();
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1 }}>
        {words.type(entry)} <strong>{words.signed(entry.points)}</strong>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {words.numbered(entry)}
          {translate('layout.partSeparator')}
          <CauseLink entry={entry} />
          {translate('layout.partSeparator')}
          {words.day(entry.day)}
        </Typography>
      </Box>
      <WhyButton entry={entry} />
    </Box>
  );
};

const Batches = ({ memberId, lots }: Pick<MemberPoints, 'lots'> & { memberId: number }) => {
  const translate = useTranslate();
  const words = usePointWords();
  if (lots.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {translate('points.lots', { smart_count: lots.length, n: words.count(lots.length) })}
      </Box>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {lots.map((lot) => (
          <LotLine key={lot.id} lot={lot} points={lot.points + lot.held} />
        ))}
      </Box>
      <ExportLink name="pointLots" filter={{ memberId, remaining_gte: 1 }} />
    </Box>
  );
};

const MemberPointsSection = () => {
  const translate = useTranslate();
  const member = useRecordContext<Member>();
  const words = usePointWords();
  const { data } = useMemberPoints(member?.id ?? 0);
  if (!member || !data) return null;
  if (data.total === 0) return <>{translate('points.none')}</>;
  const ledger = listLink('pointEntries', { filter: { memberId: member.id } });
  return (
    <>
      <PointFigures points={data} />
      <LapsingTable lapsing={data.balance.lapsing} at={data.at} />
      <Batches memberId={member.id} lots={data.lots} />
      <Clearing memberId={member.id} />
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('points.newest')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </Box>
      <Link to={ledger}>
        {translate('points.all', { smart_count: data.total, n: words.count(data.total) })}
      </Link>
    </>
  );
};
export default MemberPointsSection;
