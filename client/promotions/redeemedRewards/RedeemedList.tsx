import Gift from '@mui/icons-material/CardGiftcardOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { POINT_REWARD_KINDS } from '#contract/promotions/pointRewards';
import { REDEEMED_STATES, type RedeemedReward } from '#contract/promotions/redeemedRewards';
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
import { RedeemedState } from './RedeemedState.tsx';
import { RedeemedVerbs } from './RedeemedVerbs.tsx';

const Column = DataTable.Col<RedeemedReward>;
const STATES = REDEEMED_STATES.map((id) => ({ id, name: `redeemedRewards.states.${id}` }));
const KINDS = POINT_REWARD_KINDS.map((id) => ({ id, name: `pointRewards.kinds.${id}` }));
const filters = [
  <SelectInput key="state" source="state" choices={STATES} alwaysOn />,
  <SelectInput key="kind" source="kind" choices={KINDS} />,
  <RecordInput key="rewardId" source="rewardId" reference="pointRewards" />,
  <MemberInput key="memberId" source="memberId" />,
  <DayInput
    key="redeemedAt_gte"
    source="redeemedAt_gte"
    label="redeemedRewards.from"
    holds="instant"
  />,
  <DayInput
    key="redeemedAt_lt"
    source="redeemedAt_lt"
    label="redeemedRewards.until"
    holds="instant"
  />,
];

/** The number of the parcel, else how it was handed over, else the code. */
const sentBy = ({ carrier, trackingNumber, note, code }: RedeemedReward) =>
  trackingNumber === null ? (note ?? code ?? '–') : `${carrier ?? ''} ${trackingNumber}`.trim();

const RedeemedList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'redeemedAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Gift}
          title="redeemedRewards.empty.title"
          text="redeemedRewards.empty.text"
        />
      }
    >
      <ResponsiveTable<RedeemedReward>
        bulkActionButtons={false}
        hiddenColumns={['externalId', 'fulfilledAt', 'actorName']}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ state }) => <RedeemedState state={state} />,
          lines: (row) => [
            <MemberLink key="member" id={row.memberId} />,
            translate('redeemedRewards.spent', {
              points: count(row.points),
              smart_count: row.points,
            }),
            <Instant key="at" at={row.redeemedAt} />,
            sentBy(row),
          ],
          foot: (row) => <RedeemedVerbs row={row} />,
        }}
      >
        <Column
          source="names"
          disableSort
          cellSx={() => ({ minWidth: 160 })}
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="state" render={({ state }) => <RedeemedState state={state} />} />
        <Column
          source="memberId"
          disableSort
          render={({ memberId }) => <MemberLink id={memberId} />}
        />
        <Column source="kind" render={({ kind }) => translate(`pointRewards.kinds.${kind}`)} />
        <Column source="points" align="right" render={({ points }) => count(points)} />
        <Column source="redeemedAt" render={({ redeemedAt }) => <Instant at={redeemedAt} />} />
        <Column source="sent" label="redeemedRewards.sent" disableSort render={sentBy} />
        <Column source="fulfilledAt" render={({ fulfilledAt }) => <Instant at={fulfilledAt} />} />
        <Column source="externalId" disableSort />
        <Column
          source="actorName"
          disableSort
          render={({ actorName }) => <PersonName name={actorName} />}
        />
        <Column
          label="redeemedRewards.verbs"
          disableSort
          render={(row) => <RedeemedVerbs row={row} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default RedeemedList;
