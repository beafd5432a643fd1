import { can } from '#contract/platform/access';
import { useAccount } from '../../platform/shared/useAccount.ts';

/** Whether phone, e-mail and address come in the clear for this person. */
export const useSeesPersonal = (): boolean => {
  const account = useAccount();
  return account !== undefined && can(account.role, 'members', 'personal');
};
