import Key from '@mui/icons-material/KeyOutlined';
import { Button } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import type { ApiKey } from '#contract/platform/apiKeys';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { CreateKeyButton } from './CreateKeyButton.tsx';
import { KeyScopes, KeyState, LastUsed } from './KeyParts.tsx';

const Column = DataTable.Col<ApiKey>;

const DocsLink = () => {
  const translate = useTranslate();
  return (
    <Button component="a" href="/api/docs" target="_blank" rel="noreferrer">
      {translate('apiKeys.docs')}
    </Button>
  );
};

const ApiKeyList = () => (
  <ListPage
    search={false}
    exportName={false}
    sort={{ field: 'createdAt', order: 'DESC' }}
    actions={
      <>
        <DocsLink />
        <CreateKeyButton />
      </>
    }
    empty={
      <EmptyState
        icon={Key}
        title="apiKeys.empty.title"
        text="apiKeys.empty.text"
        action={<CreateKeyButton />}
      />
    }
  >
    <ResponsiveTable<ApiKey>
      bulkActionButtons={false}
      card={{
        title: ({ name }) => name,
        aside: ({ revokedAt }) => <KeyState revokedAt={revokedAt} />,
        lines: (key) => [
          key.prefix,
          <KeyScopes key="scopes" scopes={key.scopes} />,
          <LastUsed key="used" lastUsedAt={key.lastUsedAt} />,
        ],
      }}
    >
      <Column source="name" render={({ name }) => <RecordLink>{name}</RecordLink>} />
      <Column source="prefix" render={({ prefix }) => <code>{prefix}…</code>} />
      <Column source="scopes" disableSort render={({ scopes }) => <KeyScopes scopes={scopes} />} />
      <Column source="revokedAt" render={({ revokedAt }) => <KeyState revokedAt={revokedAt} />} />
      <Column
        source="lastUsedAt"
        render={({ lastUsedAt }) => <LastUsed lastUsedAt={lastUsedAt} />}
      />
      <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
    </ResponsiveTable>
  </ListPage>
);

export default ApiKeyList;
