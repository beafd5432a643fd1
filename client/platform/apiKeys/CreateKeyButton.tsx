import Add from '@mui/icons-material/Add';
import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import {
  CheckboxGroupInput,
  Form,
  required,
  SaveButton,
  TextInput,
  useDataProvider,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { ApiKeyInput, type NewApiKey, SCOPES } from '#contract/platform/apiKeys';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { resolverOf } from '../../ui/form/resolver.ts';
import { CancelButton, FormBusy, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { scopeKey } from './KeyParts.tsx';

const CreateForm = ({ onCreated }: { onCreated: (key: NewApiKey) => void }) => {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const api = useDataProvider<Api>();
  const submit = async (values: unknown) => {
    try {
      onCreated((await api.call<NewApiKey>('POST', '/apiKeys', values)).data);
      return undefined;
    } catch (error) {
      const { errors } = ApiError.from(error);
      if (!errors) notifyError(error);
      return errors;
    }
  };
  return (
    <Form
      resource="apiKeys"
      resolver={resolverOf(ApiKeyInput)}
      defaultValues={{ scopes: [] }}
      onSubmit={submit}
      noValidate
    >
      <FormBusy />
      <DialogContent>
        <TextInput fullWidth source="name" validate={required()} autoFocus />
        <CheckboxGroupInput
          source="scopes"
          row={false}
          choices={SCOPES.map((id) => ({ id, name: translate(scopeKey(id)) }))}
          validate={required()}
        />
      </DialogContent>
      <DialogActions>
        <CancelButton />
        <SaveButton label="apiKeys.createSubmit" icon={<></>} alwaysEnable />
      </DialogActions>
    </Form>
  );
};

/** Creates a key and shows its secret once. */
export const CreateKeyButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<NewApiKey>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
    refresh();
  };
  return (
    <>
      <Button variant="contained" startIcon={<Add />} onClick={() => setOpen(true)}>
        {translate('apiKeys.create')}
      </Button>
      <WorkDialog open={open} secret={made ? 'made' : 'none'} onClose={close} titleId={titleId}>
        <DialogTitle id={titleId}>
          {translate(made ? 'apiKeys.secretTitle' : 'apiKeys.createTitle')}
        </DialogTitle>
        {made ? (
          <>
            <DialogContent>
              <Typography sx={{ mb: 1 }}>
                {translate('apiKeys.secretText', { name: made.name })}
              </Typography>
              <CopyField label="apiKeys.secret" value={made.secret} />
            </DialogContent>
            <DialogActions>
              <Button variant="contained" onClick={close}>
                {translate('apiKeys.done')}
              </Button>
            </DialogActions>
          </>
        ) : (
          <CreateForm onCreated={setMade} />
        )}
      </WorkDialog>
    </>
  );
};
