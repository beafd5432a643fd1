import Block from '@mui/icons-material/Block';
import { type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import { EmptyState } from '../ui/list/EmptyState.tsx';
import type { Access } from '../ui/feature.ts';
import { PageTitle } from '../ui/record/PageTitle.tsx';
import { useAccount } from '../platform/shared/useAccount.ts';

export const AccessDenied = () => {
  const translate = useTranslate();
  const account = useAccount();
  const role = account ? translate(`roles.${account.role}`) : '';
  return (
    <>
      <PageTitle title="ra.page.access_denied" />
      <EmptyState
        icon={Block}
        title="layout.noAccess.title"
        text={translate('layout.noAccess.text', { role })}
      />
    </>
  );
};

/** Shows a page only to the roles that may see it. */
export const Guarded = ({ access, children }: { access: Access; children: ReactNode }) => {
  const account = useAccount();
  if (!account) return null;
  return can(account.role, access.resource, access.action) ? children : <AccessDenied />;
};
