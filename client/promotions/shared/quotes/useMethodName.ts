import { useTranslate } from 'react-admin';

/** What a delivery method is called; the shop's own key of one that only the shop knows. */
export const methodName = (
  translate: (key: string, facts?: Record<string, unknown>) => string,
  method: string,
): string => {
  const name: unknown = translate(`quotes.methods.${method}`, { _: method });
  return typeof name === 'string' ? name : method;
};

export const useMethodName = () => {
  const translate = useTranslate();
  return (method: string) => methodName(translate, method);
};
