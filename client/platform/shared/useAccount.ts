import { useGetIdentity } from 'react-admin';
import type { Account } from '#contract/platform/access';
import { forgetAccount } from '../../auth.ts';

/** The person who works here; undefined until known, which the layout waits for. */
export const useAccount = (): Account | undefined => {
  const { identity } = useGetIdentity();
  return identity as unknown as Account | undefined;
};

/** After the person or the store's settings changed: asks the server again. */
export const useRefreshAccount = () => {
  const { refetch } = useGetIdentity();
  return async () => {
    forgetAccount();
    await refetch?.();
  };
};
