/** What the server says is wrong, with amounts in the store's currency. */
import { useTranslate } from 'react-admin';
import { argumentIn } from '#shared/localization';
import { useMoney } from './money.tsx';
import { useStoreSettings } from './useStoreSettings.ts';

const ENCODED = '@@react-admin@@';

const decode = (text: string): { message: string; args: Record<string, unknown> } =>
  text.startsWith(ENCODED)
    ? (JSON.parse(text.slice(ENCODED.length)) as ReturnType<typeof decode>)
    : { message: text, args: {} };

export const useWrongText = () => {
  const translate = useTranslate();
  const money = useMoney();
  const { locale } = useStoreSettings();
  /** `details`: what the refusal says beside its text. */
  return (text: string, details: Record<string, unknown> = {}): string => {
    const { message, args: own } = decode(text);
    const args: Record<string, unknown> = Object.fromEntries(
      Object.entries({ ...details, ...own }).map(([name, one]) => [name, argumentIn(one, locale)]),
    );
    const { amount, limit } = args;
    return translate(message, {
      _: message,
      ...args,
      ...(typeof amount === 'number' && { amount: money(amount) }),
      ...(typeof limit === 'number' && { limit: money(limit) }),
    });
  };
};
