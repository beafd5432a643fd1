/** Shows where the texts of a promotion say something else than its terms; nothing is corrected. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import { textDifferences, type TextDifference, type Texts } from '#rules/promotions/texts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { givesText } from './summaryRewards.ts';
import { lastWeekday, whenText } from './summaryWhen.ts';
import { useTermsWords } from './useTermsWords.ts';

export interface TextAlertProps {
  texts: Texts;
  /** Complete terms. */
  terms: Terms;
}

const isEnd = (kind: TextDifference['kind']) => kind === 'end' || kind === 'weekday';

/** Each difference as a sentence, with what the terms say. */
export const useTextDifferences = ({ texts, terms }: TextAlertProps): string[] => {
  const translate = useTranslate();
  const { currency, decimals, timeZone } = useStoreSettings();
  const words = useTermsWords([terms]);
  return textDifferences(texts, terms, { currency, decimals, timeZone }).map(
    ({ field, kind, said }) =>
      translate(`promotions.texts.${kind}`, {
        field: translate(`promotions.texts.fields.${field}`),
        said,
        terms: isEnd(kind) ? whenText(terms, words) : givesText(terms, words),
        weekday: lastWeekday(terms, words),
        currency,
      }),
  );
};

export const TextAlert = (props: TextAlertProps) =>
  useTextDifferences(props).map((sentence) => (
    <Alert key={sentence} severity="warning" sx={{ mb: 1 }}>
      {sentence}
    </Alert>
  ));
