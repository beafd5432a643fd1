import ShoppingBag from '@mui/icons-material/ShoppingBagOutlined';
import ListAlt from '@mui/icons-material/ListAltOutlined';
import { Button } from '@mui/material';
import { DataTable, SelectInput, useRouterProvider, useTranslate } from 'react-admin';
import { POINT_REWARD_KINDS, type PointReward } from '#contract/promotions/pointRewards';
import { PERIOD_STATES } from '#rules/promotions/periodStates';
import { listLink } from '../../links.ts';
import { WaitingHere } from '../../platform/shared/attention/WaitingHere.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PeriodStateChip } from '../shared/PeriodStateChip.tsx';
import { useRewardWords } from './RewardParts.tsx';

const Column = DataTable.Col<PointReward>;
const choicesOf = (keys: readonly string[], names: string) =>
  keys.map((id) => ({ id, name: `pointRewards.${names}.${id}` }));
const filters = [
  <SelectInput
    key="state"
    source="state"
    label="pointRewards.state"
    choices={choicesOf(PERIOD_STATES, 'states')}
    alwaysOn
  />,
  <SelectInput key="kind" source="kind" choices={choicesOf(POINT_REWARD_KINDS, 'kinds')} />,
];

/** To what members have redeemed. */
const RedeemedLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={listLink('redeemedRewards')} startIcon={<ListAlt />}>
      {translate('resources.redeemedRewards.name', { smart_count: 2 })}
    </Button>
  );
};

const RewardList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const words = useRewardWords();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      actions={<RedeemedLink />}
      empty={
        <EmptyState
          icon={ShoppingBag}
          title="pointRewards.empty.title"
          text="pointRewards.empty.text"
        />
      }
    >
      <WaitingHere place="pointRewards" />
      <ResponsiveTable<PointReward>
        bulkActionButtons={false}
        hiddenColumns={['batchName', 'updatedAt']}
        card={{
          title: ({ names }) => toText(names),
          aside: (reward) => <PeriodStateChip period={reward} words="pointRewards.states" />,
          lines: (reward) => [
            translate(`pointRewards.kinds.${reward.kind}`),
            translate('pointRewards.costs', { points: words.cost(reward) }),
            translate('pointRewards.leftOf', { left: words.left(reward) }),
          ],
        }}
      >
        <Column
          source="names"
          disableSort
          cellSx={() => ({ minWidth: 180 })}
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="kind" render={({ kind }) => translate(`pointRewards.kinds.${kind}`)} />
        <Column
          source="state"
          label="pointRewards.state"
          disableSort
          render={(reward) => <PeriodStateChip period={reward} words="pointRewards.states" />}
        />
        <Column source="points" align="right" render={words.cost} />
        <Column
          source="redeemedCount"
          align="right"
          render={({ redeemedCount }) => count(redeemedCount)}
        />
        <Column
          source="left"
          label="pointRewards.left"
          align="right"
          disableSort
          render={words.left}
        />
        <Column
          source="perMember"
          label="pointRewards.sections.limit"
          disableSort
          render={words.limit}
        />
        <Column
          source="endsAt"
          render={({ endsAt }) => (endsAt === null ? '–' : <LastInstant at={endsAt} />)}
        />
        <Column source="batchName" disableSort />
        <Column
          source="updatedAt"
          render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default RewardList;
