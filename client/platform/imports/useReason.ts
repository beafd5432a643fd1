import { useTranslate } from 'react-admin';
import { reasonText } from '#contract/platform/imports/reasons';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** Why a file or a row was refused, in the person's words: those of imports, else those of the console. */
export const useReason = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (message: string): string => {
    const said = reasonText(message, locale);
    return said === message || message.includes(`"message":"${said}"`)
      ? translate(message, { _: said })
      : said;
  };
};
