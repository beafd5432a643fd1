import Add from '@mui/icons-material/Add';
import { Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import {
  Form,
  SaveButton,
  useCanAccess,
  useDataProvider,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { WebhookEndpointInput, type WithSecret } from '#contract/platform/webhooks';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, FormBusy, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { resolverOf } from '../../ui/form/resolver.ts';
import { EndpointFields } from './EndpointFields.tsx';
import { SecretNotice } from './SecretNotice.tsx';

const CreateForm = ({
  titleId,
  onCreated,
}: {
  titleId: string;
  onCreated: (made: WithSecret) => void;
}) => {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const api = useDataProvider<Api>();
  const submit = async (values: unknown) => {
    try {
      onCreated((await api.call<WithSecret>('POST', '/webhookEndpoints', values)).data);
      return undefined;
    } catch (error) {
      const { errors } = ApiError.from(error);
      if (!errors) notifyError(error);
      return errors;
    }
  };
  return (
    <Form
      resource="webhookEndpoints"
      resolver={resolverOf(WebhookEndpointInput)}
      defaultValues={{ url: '', description: '', types: [] }}
      onSubmit={submit}
      noValidate
    >
      <FormBusy />
      <DialogTitle id={titleId}>{translate('webhooks.createTitle')}</DialogTitle>
      <DialogContent>
        <EndpointFields />
      </DialogContent>
      <DialogActions>
        <CancelButton />
        <SaveButton label="webhooks.createSubmit" icon={<></>} alwaysEnable />
      </DialogActions>
    </Form>
  );
};

/** Creates an endpoint and shows its secret once. */
export const CreateEndpointButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const titleId = useId();
  const { canAccess } = useCanAccess({ resource: 'webhookEndpoints', action: 'create' });
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<WithSecret>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
    refresh();
  };
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" startIcon={<Add />} onClick={() => setOpen(true)}>
        {translate('webhooks.create')}
      </Button>
      <WorkDialog open={open} secret={made ? 'made' : 'none'} onClose={close} titleId={titleId}>
        {made ? (
          <SecretNotice made={made} titleId={titleId} onClose={close} />
        ) : (
          <CreateForm titleId={titleId} onCreated={setMade} />
        )}
      </WorkDialog>
    </>
  );
};
