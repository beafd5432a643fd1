import People from '@mui/icons-material/PeopleOutlined';
import { Country } from '../../ui/record/country.tsx';
import {
  DataTable,
  NullableBooleanInput,
  SelectInput,
  useCanAccess,
  useListContext,
} from 'react-admin';
import { AudienceFilter } from '../../platform/shared/audience/AudienceFilter.tsx';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { AGE_BANDS, EDUCATIONS, type Member } from '#contract/members/members';
import { MAX_TAGGED } from '#contract/members/tags';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { ConnectStep, ImportStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money, MoneyInput } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { CountryFilter, RegionFilter } from './PlaceFilters.tsx';
import { BulkTagButton } from '../shared/portrait/BulkTagButton.tsx';
import { RfmFilter, SegmentFilter, TagFilter } from '../shared/portrait/PortraitFilters.tsx';
import { MergedChip } from '../shared/MergedChip.tsx';
import { PairsLink } from '../shared/PairsLink.tsx';
import { MemberState } from './MemberState.tsx';
import { useSeesPersonal } from './useSeesPersonal.ts';

const Column = DataTable.Col<Member>;
const NumberColumn = DataTable.NumberCol<Member>;

const AGES = AGE_BANDS.map((id) => ({ id, name: `members.ageBands.${id}` }));
const DEGREES = EDUCATIONS.map((id) => ({ id, name: `members.educations.${id}` }));

const filters = [
  <AudienceFilter key="level" source="level" kind="levels" />,
  <CountryFilter key="country" source="country" />,
  <SegmentFilter key="segment" source="segment" label="members.filters.segment" />,
  <TagFilter key="tag" source="tag" label="members.filters.tag" />,
  <RfmFilter key="rfmGroup" source="rfmGroup" label="rfm.group" />,
  <WholeInput key="recencyScore" source="recencyScore" label="members.filters.recencyScore" />,
  <WholeInput
    key="frequencyScore"
    source="frequencyScore"
    label="members.filters.frequencyScore"
  />,
  <AudienceFilter key="channel" source="channel" kind="channels" />,
  <NullableBooleanInput key="provisional" source="provisional" sx={{ minWidth: 160 }} />,
  <NullableBooleanInput
    key="marketingConsent"
    source="marketingConsent"
    trueLabel="members.consent.true"
    falseLabel="members.consent.false"
    nullLabel="members.consent.any"
    sx={{ minWidth: 180 }}
  />,
  <SelectInput key="ageBand" source="ageBand" choices={AGES} helperText={false} />,
  <SelectInput key="education" source="education" choices={DEGREES} helperText={false} />,
  <RegionFilter key="region" source="region" />,
  <DayInput
    key="joinedAt_gte"
    source="joinedAt_gte"
    holds="instant"
    label="members.filters.joinedFrom"
  />,
  <DayInput
    key="joinedAt_lt"
    source="joinedAt_lt"
    holds="instant"
    label="members.filters.joinedUntil"
  />,
  <DayInput
    key="firstOrderAt_gte"
    source="firstOrderAt_gte"
    holds="instant"
    label="members.filters.firstOrderFrom"
  />,
  <DayInput
    key="firstOrderAt_lt"
    source="firstOrderAt_lt"
    holds="instant"
    label="members.filters.firstOrderUntil"
  />,
  <DayInput
    key="lastOrderAt_gte"
    source="lastOrderAt_gte"
    holds="instant"
    label="members.filters.lastOrderFrom"
  />,
  <DayInput
    key="lastOrderAt_lt"
    source="lastOrderAt_lt"
    holds="instant"
    label="members.filters.lastOrderUntil"
  />,
  <WholeInput
    key="orderCount_gte"
    source="orderCount_gte"
    label="members.filters.ordersFrom"
    min={0}
  />,
  <WholeInput
    key="orderCount_lte"
    source="orderCount_lte"
    label="members.filters.ordersUpTo"
    min={0}
  />,
  <DayInput
    key="boughtOn_gte"
    source="boughtOn_gte"
    holds="day"
    label="members.filters.boughtFrom"
  />,
  <DayInput
    key="boughtOn_lt"
    source="boughtOn_lt"
    holds="day"
    label="members.filters.boughtUntil"
  />,
  <DayInput
    key="pointsLapseOn_gte"
    source="pointsLapseOn_gte"
    holds="day"
    label="members.filters.pointsLapseFrom"
  />,
  <DayInput
    key="pointsLapseOn_lt"
    source="pointsLapseOn_lt"
    holds="day"
    label="members.filters.pointsLapseUntil"
  />,
  <AudienceFilter
    key="boughtChannel"
    source="boughtChannel"
    kind="channels"
    label="members.filters.boughtChannel"
  />,
  <CategoryInput
    key="boughtCategoryId"
    source="boughtCategoryId"
    label="members.filters.boughtCategory"
  />,
  <NullableBooleanInput
    key="isNewBuyer"
    source="isNewBuyer"
    label="members.filters.isNewBuyer"
    sx={{ minWidth: 180 }}
  />,
  <MoneyInput key="revenue_gte" source="revenue_gte" label="members.filters.revenueFrom" />,
  <MoneyInput key="revenue_lte" source="revenue_lte" label="members.filters.revenueUpTo" />,
];

/** Whether the list is of members whose points expire, so that it says how many. */
const useShowsLapsing = () => {
  const { filterValues, sort } = useListContext<Member>();
  return (
    sort.field === 'pointsLapsing' ||
    ['pointsLapseOn_gte', 'pointsLapseOn_lt'].some((key) => filterValues[key] !== undefined)
  );
};

const MemberTable = () => {
  // Masked data cannot be put in order: that would tell what the mask hides.
  const disableSort = !useSeesPersonal();
  const { canAccess: canTag } = useCanAccess({ resource: 'tags', action: 'assign' });
  const showsLapsing = useShowsLapsing();
  return (
    <ResponsiveTable<Member>
      bulkActionButtons={canTag ? <BulkTagButton /> : false}
      mostSelected={MAX_TAGGED}
      sums
      hiddenColumns={['email', 'country', 'channel', 'firstOrderAt', 'joinedAt']}
      card={{
        title: ({ name, externalId }) => name ?? externalId,
        aside: ({ revenue }) => <Money amount={revenue} />,
        lines: (member) => [
          member.externalId,
          member.phone,
          <Instant key="at" at={member.lastOrderAt} />,
        ],
        foot: (member) => (
          <>
            <MemberState member={member} />
            {member.mergedInto !== null && <MergedChip />}
          </>
        ),
      }}
    >
      <Column
        source="name"
        render={({ name, externalId, mergedInto }) => (
          <>
            <RecordLink>{name ?? externalId}</RecordLink> {mergedInto !== null && <MergedChip />}
          </>
        )}
      />
      <Column source="externalId" />
      <Column source="provisional" render={(member) => <MemberState member={member} none="–" />} />
      <Column
        source="level"
        render={({ level }) => level && <AudienceNames kind="levels" keys={[level]} />}
      />
      <Column source="phone" disableSort={disableSort} />
      <Column source="email" disableSort={disableSort} />
      <Column source="country" render={({ country }) => <Country country={country} />} />
      <Column
        source="channel"
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      {showsLapsing && <NumberColumn source="pointsLapsing" />}
      <NumberColumn source="orderCount" />
      <Column align="right" source="revenue" render={({ revenue }) => <Money amount={revenue} />} />
      <Column
        align="right"
        source="returned"
        render={({ returned }) => (returned > 0 ? <Money amount={returned} /> : '–')}
      />
      <Column source="firstOrderAt" render={({ firstOrderAt }) => <Instant at={firstOrderAt} />} />
      <Column source="lastOrderAt" render={({ lastOrderAt }) => <Instant at={lastOrderAt} />} />
      <Column source="joinedAt" render={({ joinedAt }) => <Instant at={joinedAt} />} />
    </ResponsiveTable>
  );
};

const MemberList = () => {
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'lastOrderAt', order: 'DESC' }}
      actions={<PairsLink />}
      empty={
        <EmptyState
          icon={People}
          title="members.empty.title"
          text="members.empty.text"
          action={
            <>
              <ImportStep kind="online-retail" />
              <ConnectStep />
            </>
          }
        />
      }
    >
      <MemberTable />
    </ListPage>
  );
};
export default MemberList;
