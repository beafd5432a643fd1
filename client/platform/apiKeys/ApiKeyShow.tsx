import { useRecordContext } from 'react-admin';
import type { ApiKey } from '#contract/platform/apiKeys';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { KeyScopes, KeyState, LastUsed, RevokeButton } from './KeyParts.tsx';

const Header = () => {
  const key = useRecordContext<ApiKey>();
  if (!key) return null;
  return (
    <>
      <KeyState revokedAt={key.revokedAt} />
      {!key.revokedAt && <RevokeButton id={key.id} name={key.name} />}
    </>
  );
};

const KeyFacts = () => {
  const key = useRecordContext<ApiKey>();
  if (!key) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: 'resources.apiKeys.fields.prefix', value: <code>{key.prefix}…</code> },
          { label: 'resources.apiKeys.fields.scopes', value: <KeyScopes scopes={key.scopes} /> },
          {
            label: 'resources.apiKeys.fields.lastUsedAt',
            value: <LastUsed lastUsedAt={key.lastUsedAt} />,
          },
          { label: 'resources.apiKeys.fields.createdAt', value: <Instant at={key.createdAt} /> },
        ]}
      />
    </Section>
  );
};

const ApiKeyShow = () => (
  <ShowPage header={<Header />} rail={<HistorySection />}>
    <KeyFacts />
  </ShowPage>
);

export default ApiKeyShow;
