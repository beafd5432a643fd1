/** Ways from the programme to what it rewards apart from orders. */
import Link from '@mui/icons-material/ArrowForward';
import { Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { listLink } from '../../links.ts';

const RelatedLink = ({ resource }: { resource: 'referrals' | 'earnApprovals' }) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource, action: 'list' });
  if (!canAccess) return null;
  return (
    <Button component={RouterLink} to={listLink(resource)} endIcon={<Link />}>
      {translate(`resources.${resource}.name`, { smart_count: 2 })}
    </Button>
  );
};

export const RelatedLinks = () => (
  <>
    <RelatedLink resource="referrals" />
    <RelatedLink resource="earnApprovals" />
  </>
);
