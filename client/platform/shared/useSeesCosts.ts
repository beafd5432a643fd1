import { can } from '#contract/platform/access';
import { useAccount } from './useAccount.ts';

/** Whether costs and margins are shown to this person; everybody else gets none from the server. */
export const useSeesCosts = (): boolean => {
  const account = useAccount();
  return account !== undefined && can(account.role, 'costs', 'show');
};
