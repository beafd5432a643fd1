import Policy from '@mui/icons-material/AssignmentReturnOutlined';
import { VERSION_FILTERS, VersionTable } from '../../platform/shared/versions/VersionTable.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';

const PolicyList = () => (
  <ListPage
    filters={VERSION_FILTERS}
    sort={{ field: 'number', order: 'DESC' }}
    empty={<EmptyState icon={Policy} title="policies.empty.title" text="policies.empty.text" />}
  >
    <VersionTable words="policies" />
  </ListPage>
);
export default PolicyList;
