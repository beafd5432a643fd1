import { DataTable, NullableBooleanInput, useTranslate } from 'react-admin';
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { Calendar } from './Calendar.tsx';

type Plan = SeasonalPlanInput & { id: number; archivedAt: number | null; updatedAt: number };
const Column = DataTable.Col<Plan>;
const filters = [
  <NullableBooleanInput key="archived" source="archived" label="seasonalPlans.archived" />,
];

const PlanList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = ({ entries }: Plan) =>
    translate('seasonalPlans.seasons', { smart_count: entries.length });
  const chip = ({ archivedAt }: Plan) =>
    archivedAt === null ? (
      <StatusChip tone="good" label="seasonalPlans.inUse" />
    ) : (
      <StatusChip tone="neutral" label="seasonalPlans.archived" />
    );
  return (
    <ListPage
      filters={filters}
      columns={false}
      sort={{ field: 'name', order: 'ASC' }}
      empty={<EmptyState title="seasonalPlans.empty.title" text="seasonalPlans.empty.text" />}
    >
      <Calendar />
      <ResponsiveTable<Plan>
        bulkActionButtons={false}
        card={{ title: ({ names }) => toText(names), aside: chip, lines: (plan) => [count(plan)] }}
      >
        <Column source="name" render={({ names }) => <RecordLink>{toText(names)}</RecordLink>} />
        <Column source="entries" disableSort render={count} />
        <Column source="archivedAt" label="seasonalPlans.state" render={chip} />
        <Column
          source="updatedAt"
          render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};

export default PlanList;
