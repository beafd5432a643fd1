/** The way from the members to records that may be of one person, with their number. */
import { Button } from '@mui/material';
import { useCanAccess, useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MemberPair } from '#contract/members/merges';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';

export const PairsLink = () => {
  const translate = useTranslate();
  const count = useCount();
  const { canAccess = false } = useCanAccess({ resource: 'memberPairs', action: 'list' });
  const { total = 0 } = useGetList<MemberPair>(
    'memberPairs',
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' } },
    { enabled: canAccess },
  );
  if (!canAccess || total === 0) return null;
  return (
    <Button component={Link} to={listLink('memberPairs')} size="small">
      {translate('merges.link', { smart_count: total, n: count(total) })}
    </Button>
  );
};
