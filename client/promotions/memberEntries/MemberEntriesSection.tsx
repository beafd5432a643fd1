/** On the member's page: what the member entered, and entering the member to activities. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { MemberEntry, OfferedActivity } from '#contract/promotions/memberEntries';
import type { Api } from '../../api.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import {
  MemberRecordLine,
  MemberRecordsSection,
  OfferToMember,
} from '../shared/MemberRecordsSection.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import { EntryState } from './EntryState.tsx';
import { useResult } from './useResult.ts';

const Enter = ({ memberId }: { memberId: number }) => {
  const api = useDataProvider<Api>();
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
  return (
    <OfferToMember
      isOffered={data.length > 0}
      verb="memberEntries.enter.verb"
      nothing="memberEntries.nothingOffered"
      dialog={(onClose) => <EnterDialog memberId={memberId} activities={data} onClose={onClose} />}
    />
  );
};

const MemberEntriesSection = () => {
  const toText = useLocalize();
  const resultOf = useResult();
  return (
    <MemberRecordsSection<MemberEntry>
      resource="memberEntries"
      newest="enteredAt"
      line={(entry) => (
        <MemberRecordLine
          key={entry.id}
          resource="memberEntries"
          id={entry.id}
          name={toText(entry.activityNames)}
          text={entry.kind !== 'contest' || entry.state === 'won' ? resultOf(entry) : null}
          at={entry.enteredAt}
          state={<EntryState state={entry.state} />}
        />
      )}
      offer={(memberId) => <Enter memberId={memberId} />}
    />
  );
};
export default MemberEntriesSection;
