import HowToReg from '@mui/icons-material/HowToRegOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { MEMBER_ENTRY_STATES, type MemberEntry } from '#contract/promotions/memberEntries';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { MemberInput, MemberLink } from '../../members/shared/members.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { EntryState } from './EntryState.tsx';
import { EntryVerbs } from './EntryVerbs.tsx';
import { useResult } from './useResult.ts';

const Column = DataTable.Col<MemberEntry>;
const STATES = MEMBER_ENTRY_STATES.map((id) => ({ id, name: `memberEntries.states.${id}` }));
const filters = [
  <SelectInput key="state" source="state" choices={STATES} alwaysOn />,
  <RecordInput key="activityId" source="activityId" reference="memberActivities" />,
  <MemberInput key="memberId" source="memberId" />,
  <DayInput
    key="enteredAt_gte"
    source="enteredAt_gte"
    label="memberEntries.from"
    holds="instant"
  />,
  <DayInput key="enteredAt_lt" source="enteredAt_lt" label="memberEntries.until" holds="instant" />,
];

const EntryList = () => {
  const toText = useLocalize();
  const count = useCount();
  const resultOf = useResult();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'enteredAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={HowToReg}
          title="memberEntries.empty.title"
          text="memberEntries.empty.text"
        />
      }
    >
      <ResponsiveTable<MemberEntry>
        bulkActionButtons={false}
        hiddenColumns={['externalId', 'level', 'roll', 'actorName']}
        card={{
          title: ({ activityNames, number }) => `${toText(activityNames)} ${count(number)}`,
          aside: ({ state }) => <EntryState state={state} />,
          lines: (entry) => [
            <MemberLink key="member" id={entry.memberId} />,
            entry.text ?? resultOf(entry),
            <Instant key="at" at={entry.enteredAt} />,
          ],
          foot: (entry) => <EntryVerbs entry={entry} />,
        }}
      >
        <Column
          source="number"
          label="resources.memberEntries.fields.activityId"
          disableSort
          cellSx={() => ({ minWidth: 160 })}
          render={({ activityNames, number }) => (
            <RecordLink>{`${toText(activityNames)} ${count(number)}`}</RecordLink>
          )}
        />
        <Column source="state" render={({ state }) => <EntryState state={state} />} />
        <Column
          source="memberId"
          disableSort
          render={({ memberId }) => <MemberLink id={memberId} />}
        />
        <Column source="enteredAt" render={({ enteredAt }) => <Instant at={enteredAt} />} />
        <Column source="result" label="memberEntries.result" disableSort render={resultOf} />
        <Column source="text" disableSort cellSx={() => ({ maxWidth: 280 })} />
        <Column source="level" disableSort />
        <Column source="roll" align="right" render={({ roll }) => count(roll)} />
        <Column source="externalId" disableSort />
        <Column
          source="actorName"
          disableSort
          render={({ actorName }) => <PersonName name={actorName} />}
        />
        <Column
          label="memberEntries.verbs"
          disableSort
          render={(entry) => <EntryVerbs entry={entry} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default EntryList;
