/** Which goods of the ticket's order a case is about: how many of each line, with what the policy says of them. */
import { Alert, Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import type { ReturnableLine } from '#contract/service/returnCases';
import { verdictText } from '#rules/service/policyTexts';
import { CountField } from '../../../ui/form/CountField.tsx';
import type { CaseFieldsProps } from '../cases/formTypes.ts';
import { typedIn } from './inputs.ts';
import { useReturnable } from './useReturnable.ts';

interface Props extends CaseFieldsProps {
  /** Units that come back, or those that need not. */
  of: keyof ReturnableLine['left'];
}

const Verdicts = ({ verdicts }: Pick<ReturnableLine, 'verdicts'>) => {
  const language = useLocale() === 'zh' ? 'zh' : 'en';
  const shown = verdicts.filter(({ purpose }) => purpose === 'noReason' || purpose === 'fault');
  return (
    <Typography color="text.secondary" component="div" sx={{ fontSize: 12.5 }}>
      {shown.map((verdict) => (
        <div key={verdict.purpose}>{verdictText(verdict, language)}</div>
      ))}
    </Typography>
  );
};

export const LinesFields = ({ input, onInput, ticket, of }: Props) => {
  const translate = useTranslate();
  const orderId = ticket?.orderId ?? null;
  const lines = useReturnable(orderId);
  if (orderId === null) return <Alert severity="info">{translate('returnCases.nameOrder')}</Alert>;
  const offered = (lines ?? []).filter(({ left }) => left[of] > 0);
  if (lines && offered.length === 0)
    return <Alert severity="info">{translate('returnCases.nothingLeft')}</Alert>;
  const typed = typedIn(input, 'quantities');
  return (
    <>
      {offered.map(({ lineNumber, name, sku, left, verdicts }) => (
        <Box key={lineNumber} sx={{ display: 'grid', gap: 0.5 }}>
          <CountField
            label={translate('returnCases.ofUnits', { name: name || sku, left: left[of] })}
            value={typed[lineNumber] ?? null}
            onChange={(count) =>
              onInput({
                ...input,
                quantities: {
                  ...typed,
                  [lineNumber]: count !== null && count > left[of] ? NaN : count,
                },
              })
            }
          />
          {of === 'comesBack' && <Verdicts verdicts={verdicts} />}
        </Box>
      ))}
    </>
  );
};
