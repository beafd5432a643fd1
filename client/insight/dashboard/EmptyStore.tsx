import Upload from '@mui/icons-material/FileUploadOutlined';
import { Button, Card } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import { pageLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';

/** A store without orders: what will stand here, and the first step to it. */
export const EmptyStore = () => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'imports', action: 'create' });
  return (
    <Card component="section">
      <EmptyState
        icon={Upload}
        title="dashboard.empty.title"
        text={canAccess ? 'dashboard.empty.text' : 'dashboard.empty.ask'}
        action={
          canAccess && (
            <Button component={LinkBase} to={pageLink('/imports')} variant="contained">
              {translate('dashboard.empty.import')}
            </Button>
          )
        }
      />
    </Card>
  );
};
