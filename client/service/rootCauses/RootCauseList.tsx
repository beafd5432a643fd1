import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { RootCause } from '#contract/service/rootCauses';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<RootCause>;

const RootCauseList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const inside = ({ isInternal }: RootCause) => translate(`ra.boolean.${isInternal}`);
  return (
    <ListPage
      sort={{ field: 'code', order: 'ASC' }}
      empty={
        <EmptyState
          icon={AccountTree}
          title="rootCauses.empty.title"
          text="rootCauses.empty.text"
        />
      }
    >
      <ResponsiveTable<RootCause>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          lines: ({ code }) => [code],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="code" />
        <Column source="isInternal" disableSort render={inside} />
        <Column
          source="isArchived"
          disableSort
          render={({ isArchived }) => translate(`ra.boolean.${isArchived}`)}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default RootCauseList;
