import LinkOff from '@mui/icons-material/LinkOffOutlined';
import { Title } from 'react-admin';
import { EmptyState } from '../ui/list/EmptyState.tsx';

/** Of an address that is no page. */
export const NotFound = () => (
  <>
    <Title defaultTitle="ra.page.not_found" />
    <EmptyState icon={LinkOff} title="ra.page.not_found" text="ra.message.not_found" />
  </>
);
