import LinkOff from '@mui/icons-material/LinkOffOutlined';
import { EmptyState } from '../ui/list/EmptyState.tsx';
import { PageTitle } from '../ui/record/PageTitle.tsx';

/** Of an address that is no page. */
export const NotFound = () => (
  <>
    <PageTitle title="ra.page.not_found" />
    <EmptyState icon={LinkOff} title="ra.message.not_found" />
  </>
);
