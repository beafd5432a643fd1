import Add from '@mui/icons-material/Add';
import { CheckboxGroupInput, required, TextInput, useRefresh, useTranslate } from 'react-admin';
import { ApiKeyInput, type NewApiKey, SCOPES } from '#contract/platform/apiKeys';
import { MakeSecretButton } from '../../ui/feedback/MakeSecretButton.tsx';
import { scopeKey } from './KeyParts.tsx';

/** Creates a key and shows its secret once. */
export const CreateKeyButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  return (
    <MakeSecretButton<NewApiKey>
      label="apiKeys.create"
      icon={<Add />}
      resource="apiKeys"
      path="/apiKeys"
      contract={ApiKeyInput}
      defaultValues={{ scopes: [] }}
      title="apiKeys.createTitle"
      submit="apiKeys.createSubmit"
      toShown={({ name, secret }) => ({
        title: 'apiKeys.secretTitle',
        text: translate('apiKeys.secretText', { name }),
        label: 'apiKeys.secret',
        secret,
        done: 'apiKeys.done',
      })}
      onClose={refresh}
    >
      <TextInput fullWidth source="name" validate={required()} autoFocus />
      <CheckboxGroupInput
        source="scopes"
        row={false}
        choices={SCOPES.map((id) => ({ id, name: translate(scopeKey(id)) }))}
        validate={required()}
      />
    </MakeSecretButton>
  );
};
