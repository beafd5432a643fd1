import Groups from '@mui/icons-material/GroupsOutlined';
import { Box } from '@mui/material';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { AUDIENCE_KINDS, type AudienceName } from '#contract/platform/audiences';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<AudienceName>;
const NumberColumn = DataTable.NumberCol<AudienceName>;
const kinds = AUDIENCE_KINDS.map((id) => ({ id, name: `audiences.kinds.${id}` }));
const filters = [<SelectInput key="kind" source="kind" choices={kinds} alwaysOn />];

const Color = ({ color }: { color: string | null }) =>
  color === null ? (
    <>–</>
  ) : (
    <Box sx={{ width: 16, height: 16, borderRadius: '50%', bgcolor: color }} title={color} />
  );

const AudienceNameList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return (
    <ListPage
      columns={false}
      filters={filters}
      sort={{ field: 'rank', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Groups}
          title="audienceNames.empty.title"
          text="audienceNames.empty.text"
        />
      }
    >
      <ResponsiveTable<AudienceName>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ color }) => <Color color={color} />,
          lines: ({ kind, key }) => [translate(`audiences.kinds.${kind}`), key],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="kind" render={({ kind }) => translate(`audiences.kinds.${kind}`)} />
        <Column source="key" />
        <NumberColumn source="rank" />
        <Column source="color" disableSort render={({ color }) => <Color color={color} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default AudienceNameList;
