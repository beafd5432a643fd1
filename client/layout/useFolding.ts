import { useStore } from 'react-admin';
import { useAccount } from '../platform/shared/useAccount.ts';
import { openAtFirst } from './menuGroups.ts';
import { MENU_KEY } from './preferences.ts';

/** Which groups of the menu are open: what the role uses, until the person folds or opens others. */
export const useFolding = () => {
  const account = useAccount();
  const [stored, setStored] = useStore<readonly string[] | null>(
    `${MENU_KEY}open.${account?.id ?? ''}`,
    null,
  );
  const open = stored ?? (account ? openAtFirst(account.role) : []);
  return {
    isOpen: (group: string) => open.includes(group),
    toggle: (group: string) =>
      setStored(open.includes(group) ? open.filter((one) => one !== group) : [...open, group]),
  };
};
