import PhoneForwarded from '@mui/icons-material/PhoneForwardedOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { CareRule } from '#contract/service/careRules';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<CareRule>;

const CareRuleList = () => {
  const translate = useTranslate();
  const event = ({ event: after }: CareRule) => translate(`careRules.events.${after}`);
  const active = ({ isActive }: CareRule) => translate(`ra.boolean.${isActive}`);
  return (
    <ListPage
      sort={{ field: 'id', order: 'ASC' }}
      empty={
        <EmptyState
          icon={PhoneForwarded}
          title="careRules.empty.title"
          text="careRules.empty.text"
        />
      }
    >
      <ResponsiveTable<CareRule>
        bulkActionButtons={false}
        card={{ title: ({ name }) => name, lines: (rule) => [event(rule)] }}
      >
        <Column source="name" render={({ name }) => <RecordLink>{name}</RecordLink>} />
        <Column source="event" disableSort render={event} />
        <Column source="afterDays" disableSort />
        <Column source="isActive" disableSort render={active} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default CareRuleList;
