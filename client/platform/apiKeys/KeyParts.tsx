import { useDataProvider, useTranslate } from 'react-admin';
import type { ApiKey, Scope } from '#contract/platform/apiKeys';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

export const KeyState = ({ revokedAt }: Pick<ApiKey, 'revokedAt'>) => (
  <StatusChip
    tone={revokedAt ? 'neutral' : 'good'}
    label={revokedAt ? 'apiKeys.revoked' : 'apiKeys.active'}
  />
);

/** Translation key of a scope; a dot in it would be taken for a path. */
export const scopeKey = (scope: Scope) =>
  `apiKeys.scopes.${scope.replace(/\.(.)/, (_, letter: string) => letter.toUpperCase())}`;

export const KeyScopes = ({ scopes }: Pick<ApiKey, 'scopes'>) => {
  const translate = useTranslate();
  return (
    <>{scopes.map((scope) => translate(scopeKey(scope))).join(translate('layout.listSeparator'))}</>
  );
};

export const LastUsed = ({ lastUsedAt }: Pick<ApiKey, 'lastUsedAt'>) => {
  const translate = useTranslate();
  return lastUsedAt ? <Instant at={lastUsedAt} isRelative /> : <>{translate('apiKeys.never')}</>;
};

export const RevokeButton = ({ id, name }: Pick<ApiKey, 'id' | 'name'>) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const revocation: Verb = {
    key: 'revoke',
    label: 'apiKeys.revoke',
    tone: 'danger',
    confirm: () => ({
      title: translate('apiKeys.revokeTitle', { name }),
      lines: [translate('apiKeys.revokeText')],
      perform: () => api.act('apiKeys', id, 'revocation'),
      success: 'apiKeys.revokedNotice',
    }),
  };
  return <VerbBar verbs={[revocation]} />;
};
