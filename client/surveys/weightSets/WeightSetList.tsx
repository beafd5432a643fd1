/** The weights over time: those to come, those in force, and those before. */
import Balance from '@mui/icons-material/BalanceOutlined';
import { DataTable, useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { WeightSet } from '#contract/surveys/weightSets';
import { weightsAt } from '#rules/surveys/weightSets';
import type { Api } from '../../api.ts';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useWeightSets } from '../shared/useWeightsNow.ts';
import { useWeightsText } from './useWeightsText.ts';

const Column = DataTable.Col<WeightSet>;

const State = ({ set, inForce }: { set: WeightSet; inForce: number | undefined }) => {
  if (set.id === inForce) return <StatusChip tone="good" label="weightSets.inForce" />;
  const isLater = set.effectiveAt > Date.now();
  return <StatusChip tone="neutral" label={isLater ? 'weightSets.planned' : 'weightSets.over'} />;
};

/** The first ones hold for everything that was ever answered. */
const From = ({ at }: { at: number }) => {
  const translate = useTranslate();
  return at === 0 ? <>{translate('weightSets.always')}</> : <FirstInstant at={at} />;
};

/** Those that do not hold yet can be taken back. */
const Withdraw = ({ set }: { set: WeightSet }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource: 'weightSets', action: 'delete' });
  if (!canAccess || set.effectiveAt <= Date.now()) return null;
  return (
    <VerbBar
      verbs={[
        {
          key: 'withdraw',
          label: 'weightSets.withdraw.verb',
          tone: 'danger',
          confirm: () => ({
            title: translate('weightSets.withdraw.title', { number: set.number }),
            lines: [translate('weightSets.withdraw.text')],
            perform: () => api.delete('weightSets', { id: set.id }),
            success: 'weightSets.withdraw.done',
          }),
        },
      ]}
    />
  );
};

const WeightSetList = () => {
  const translate = useTranslate();
  const toWeights = useWeightsText();
  const inForce = weightsAt(useWeightSets().data ?? [], Date.now())?.id;
  const weights = ({ weights: all }: WeightSet) => toWeights(all);
  const title = ({ number }: WeightSet) => translate('weightSets.version', { number });
  return (
    <ListPage
      sort={{ field: 'effectiveAt', order: 'DESC' }}
      exportName={false}
      empty={
        <EmptyState icon={Balance} title="weightSets.empty.title" text="weightSets.empty.text" />
      }
    >
      <ResponsiveTable<WeightSet>
        bulkActionButtons={false}
        rowClick={false}
        card={{
          title,
          aside: (set) => <State set={set} inForce={inForce} />,
          lines: (set) => [
            weights(set),
            <From key="from" at={set.effectiveAt} />,
            <Withdraw key="withdraw" set={set} />,
          ],
        }}
      >
        <Column source="number" render={title} />
        <Column source="effectiveAt" render={({ effectiveAt }) => <From at={effectiveAt} />} />
        <Column
          source="state"
          label="weightSets.state"
          disableSort
          render={(set) => <State set={set} inForce={inForce} />}
        />
        <Column source="weights" disableSort render={weights} />
        <Column source="reason" disableSort />
        <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
        <Column source="id" label={false} disableSort render={(set) => <Withdraw set={set} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default WeightSetList;
