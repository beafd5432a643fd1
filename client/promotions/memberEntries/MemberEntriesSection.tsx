/** On the member's page: what the member entered, and entering the member to activities. */
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Link,
  useCanAccess,
  useDataProvider,
  useGetList,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Member } from '#contract/members/members';
import { mayBeAddedTo } from '#rules/members/erased';
import type { MemberEntry, OfferedActivity } from '#contract/promotions/memberEntries';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import { EntryState } from './EntryState.tsx';
import { useResult } from './useResult.ts';

const SHOWN = 5;

const Line = ({ entry }: { entry: MemberEntry }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const resultOf = useResult();
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1 }}>
        <RecordLink resource="memberEntries" id={entry.id}>
          {toText(entry.activityNames)}
        </RecordLink>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {(entry.kind !== 'contest' || entry.state === 'won') && (
            <>
              {resultOf(entry)}
              {translate('layout.partSeparator')}
            </>
          )}
          <Instant at={entry.enteredAt} />
        </Typography>
      </Box>
      <EntryState state={entry.state} />
    </Box>
  );
};

const Enter = ({ memberId }: { memberId: number }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['members', 'activities', memberId],
    queryFn: async ({ signal }) =>
      (
        await api.call<{ activities: OfferedActivity[] }>(
          'GET',
          `/members/${memberId}/activities`,
          undefined,
          signal,
        )
      ).data.activities,
  });
  if (!data) return null;
  if (data.length === 0)
    return (
      <Typography sx={{ mt: 1, color: 'text.secondary' }}>
        {translate('memberEntries.nothingOffered')}
      </Typography>
    );
  return (
    <Box sx={{ mt: 1.5 }}>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('memberEntries.enter.verb')}
      </Button>
      {isOpen && (
        <EnterDialog memberId={memberId} activities={data} onClose={() => setOpen(false)} />
      )}
    </Box>
  );
};

const MemberEntriesSection = () => {
  const translate = useTranslate();
  const count = useCount();
  const member = useRecordContext<Member>();
  const memberId = member?.id ?? 0;
  const { canAccess: mayEnter } = useCanAccess({ resource: 'memberEntries', action: 'create' });
  const { data = [], total } = useGetList<MemberEntry>(
    'memberEntries',
    {
      filter: { memberId },
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'enteredAt', order: 'DESC' },
    },
    { enabled: memberId > 0 },
  );
  if (!member || total === undefined) return null;
  return (
    <>
      {total === 0 && translate('memberEntries.none')}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </Box>
      {total > SHOWN && (
        <Link to={listLink('memberEntries', { filter: { memberId } })}>
          {translate('memberEntries.all', { n: count(total) })}
        </Link>
      )}
      {mayEnter && mayBeAddedTo(member) && <Enter memberId={memberId} />}
    </>
  );
};
export default MemberEntriesSection;
