import Upload from '@mui/icons-material/FileUploadOutlined';
import { Card } from '@mui/material';
import { useCanAccess } from 'react-admin';
import { ConnectStep, ImportStep, SetUpStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';

/** A store without orders: what will stand here, and the first step to it. */
export const EmptyStore = () => {
  const { canAccess } = useCanAccess({ resource: 'imports', action: 'all' });
  const { canAccess: setsUp } = useCanAccess({ resource: 'settings', action: 'edit' });
  return (
    <Card component="section">
      <EmptyState
        icon={Upload}
        title="dashboard.empty.title"
        text={`dashboard.empty.${setsUp ? 'first' : canAccess ? 'text' : 'ask'}`}
        action={
          canAccess && (
            <>
              <SetUpStep />
              <ImportStep kind="online-retail" />
              <ConnectStep />
            </>
          )
        }
      />
    </Card>
  );
};
