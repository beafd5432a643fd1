/** Back to the programme from what it rewards apart from orders. */
import Back from '@mui/icons-material/ArrowBack';
import { Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { listLink } from '../../links.ts';

const resource = 'programmeVersions';

export const ProgrammeLink = () => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource, action: 'list' });
  if (!canAccess) return null;
  return (
    <Button component={RouterLink} to={listLink(resource)} startIcon={<Back />}>
      {translate(`resources.${resource}.name`, { smart_count: 2 })}
    </Button>
  );
};
