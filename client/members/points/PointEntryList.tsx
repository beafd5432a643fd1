import Points from '@mui/icons-material/StarsOutlined';
import { DataTable, ReferenceField, SelectInput, TextInput } from 'react-admin';
import { POINT_SOURCES, POINT_TYPES, type PointEntry } from '#contract/members/points';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { CauseLink } from '../shared/CauseLink.tsx';
import { MemberInput } from '../shared/members.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { WhyButton } from './WhyButton.tsx';

const Column = DataTable.Col<PointEntry>;
const choices = (keys: readonly string[], names: string) =>
  keys.map((id) => ({ id, name: `${names}.${id}` }));

const filters = [
  <MemberInput key="memberId" source="memberId" />,
  <SelectInput
    key="type"
    source="type"
    choices={choices(POINT_TYPES, 'points.types')}
    helperText={false}
  />,
  <SelectInput
    key="source"
    source="source"
    choices={choices(POINT_SOURCES, 'points.sources')}
    helperText={false}
  />,
  <TextInput key="ruleKey" source="ruleKey" />,
  <DayInput key="day_gte" source="day_gte" holds="day" label="points.filters.from" />,
  <DayInput key="day_lt" source="day_lt" holds="day" label="points.filters.until" />,
];

/** Every entry of the ledger, newest first, each with why it is there. */
const PointEntryList = () => {
  const words = usePointWords();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'recordedAt', order: 'DESC' }}
      empty={<EmptyState icon={Points} title="points.empty.title" text="points.empty.text" />}
    >
      <ResponsiveTable<PointEntry>
        bulkActionButtons={false}
        linked={false}
        card={{
          title: words.type,
          aside: ({ points }) => words.signed(points),
          lines: (entry) => [
            entry.memberName ?? entry.memberExternalId,
            words.numbered(entry),
            words.about(entry),
            <Instant key="at" at={entry.occurredAt} />,
            <WhyButton key="why" entry={entry} />,
          ],
        }}
      >
        <Column
          source="memberId"
          disableSort
          render={() => <ReferenceField source="memberId" reference="members" emptyText="–" />}
        />
        <Column source="number" align="right" render={({ number }) => words.count(number)} />
        <Column source="type" render={words.type} />
        <Column source="points" align="right" render={({ points }) => words.signed(points)} />
        <Column source="sourceId" render={(entry) => <CauseLink entry={entry} />} />
        <Column source="occurredAt" render={({ occurredAt }) => <Instant at={occurredAt} />} />
        <Column source="recordedAt" render={({ recordedAt }) => <Instant at={recordedAt} />} />
        <Column source="actorName" render={({ actorName }) => <PersonName name={actorName} />} />
        <Column
          source="id"
          disableSort
          label="points.whyColumn"
          render={(entry) => <WhyButton entry={entry} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default PointEntryList;
