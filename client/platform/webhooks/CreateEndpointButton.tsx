import Add from '@mui/icons-material/Add';
import { useCanAccess, useRefresh } from 'react-admin';
import { WebhookEndpointInput, type WithSecret } from '#contract/platform/webhooks';
import { MakeSecretButton } from '../../ui/feedback/MakeSecretButton.tsx';
import { EndpointFields } from './EndpointFields.tsx';
import { useShownSecret } from './useShownSecret.ts';

/** Creates an endpoint and shows its secret once. */
export const CreateEndpointButton = () => {
  const refresh = useRefresh();
  const toShown = useShownSecret();
  const { canAccess } = useCanAccess({ resource: 'webhookEndpoints', action: 'create' });
  if (!canAccess) return null;
  return (
    <MakeSecretButton<WithSecret>
      label="webhooks.create"
      icon={<Add />}
      resource="webhookEndpoints"
      path="/webhookEndpoints"
      contract={WebhookEndpointInput}
      defaultValues={{ url: '', description: '', types: [] }}
      title="webhooks.createTitle"
      submit="webhooks.createSubmit"
      toShown={toShown}
      onClose={refresh}
    >
      <EndpointFields />
    </MakeSecretButton>
  );
};
