/** A number that leads to the records that it counts, for whoever may see them. */
import { Link } from '@mui/material';
import { useCanAccess, useRouterProvider } from 'react-admin';
import { listLink, type ListState } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';

export interface BehindProps {
  resource: 'tickets' | 'returns' | 'refunds';
  count: number;
  filter: object;
  sort?: ListState['sort'];
}

export const Behind = ({ resource, count, filter, sort }: BehindProps) => {
  const toCount = useCount();
  const { Link: RouterLink } = useRouterProvider();
  const { canAccess } = useCanAccess({ resource, action: 'list' });
  if (canAccess !== true) return <>{toCount(count)}</>;
  const to = listLink(resource, { filter, ...(sort && { sort }) });
  return (
    <Link
      component={RouterLink}
      to={to}
      underline="always"
      // Large enough for a finger beside a verb.
      sx={{ display: 'inline-block', minWidth: 24, minHeight: 24, lineHeight: '24px' }}
    >
      {toCount(count)}
    </Link>
  );
};
