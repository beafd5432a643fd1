import Programme from '@mui/icons-material/MilitaryTechOutlined';
import { VERSION_FILTERS, VersionTable } from '../../platform/shared/versions/VersionTable.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RelatedLinks } from './RelatedLinks.tsx';

const filters = [
  ...VERSION_FILTERS,
  <DayInput
    key="startsAt_gte"
    source="startsAt_gte"
    label="programme.filters.from"
    holds="instant"
  />,
  <DayInput
    key="startsAt_lt"
    source="startsAt_lt"
    label="programme.filters.until"
    holds="instant"
  />,
];

const VersionList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'number', order: 'DESC' }}
    actions={<RelatedLinks />}
    empty={
      <EmptyState icon={Programme} title="programme.empty.title" text="programme.empty.text" />
    }
  >
    <VersionTable words="programme" />
  </ListPage>
);
export default VersionList;
