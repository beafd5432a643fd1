import { useGetIdentity, useLocale } from 'react-admin';
import type { Account } from '#contract/platform/access';
import { forgetAccount } from '../../auth.ts';
import { currencyDecimals, DEFAULT_SETTINGS, type Language } from '#shared/localization';

const DEFAULTS: Account['store'] = {
  ...DEFAULT_SETTINGS,
  decimals: currencyDecimals(DEFAULT_SETTINGS.currency),
};

/** The person who works here; undefined until known, which the layout waits for. */
export const useAccount = (): Account | undefined => {
  const { identity } = useGetIdentity();
  return identity as unknown as Account | undefined;
};

/** Currency, decimals, time zone, week start and name of the store, with the language of the screen. */
export const useStoreSettings = (): Account['store'] & { locale: Language } => {
  const account = useAccount();
  const locale = useLocale() as Language;
  return { ...(account?.store ?? DEFAULTS), locale };
};

/** After the person or the store's settings changed: asks the server again. */
export const useRefreshAccount = () => {
  const { refetch } = useGetIdentity();
  return async () => {
    forgetAccount();
    await refetch?.();
  };
};
