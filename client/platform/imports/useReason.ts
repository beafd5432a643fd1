import { useTranslate } from 'react-admin';
import type { ColumnNames } from '#contract/platform/imports/headings';
import { reasonText } from '#contract/platform/imports/reasons';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** Why a file or a row was refused, in the person's words: those of imports, else those of the console. */
export const useReason = (columns?: ColumnNames) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (message: string): string => {
    const said = reasonText(message, locale, columns);
    return said === message || message.includes(`"message":"${said}"`)
      ? translate(message, { _: said })
      : said;
  };
};
