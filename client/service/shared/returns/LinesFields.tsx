/** Which goods of the ticket's order a case is about: how many of each line, with what the policy says of them. */
import { Alert, Box, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import type { ReturnableLine } from '#contract/service/returnCases';
import { verdictText } from '#rules/service/policyTexts';
import { CountField } from '../../../ui/form/CountField.tsx';
import type { CaseFieldsProps } from '../cases/formTypes.ts';
import { errorOfLine, typedIn } from './inputs.ts';
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

/** What the ticket says, as far as that many units are free. */
const quantitiesOf = (
  lines: readonly ReturnableLine[],
  ticket: CaseFieldsProps['ticket'],
  of: Props['of'],
): Record<number, number> =>
  Object.fromEntries(
    (ticket?.lines ?? []).flatMap(({ sku, quantity }) => {
      const line = lines.find((one) => one.sku === sku && one.left[of] > 0);
      return line ? [[line.lineNumber, Math.min(quantity, line.left[of])]] : [];
    }),
  );

export const LinesFields = ({ input, onInput, errors, ticket, of }: Props) => {
  const translate = useTranslate();
  const orderId = ticket?.orderId ?? null;
  const lines = useReturnable(orderId);
  useEffect(() => {
    if (lines && input.quantities === undefined)
      onInput({ ...input, quantities: quantitiesOf(lines, ticket, of) });
  }, [lines, input, onInput, ticket, of]);
  if (orderId === null) return <Alert severity="info">{translate('returnCases.nameOrder')}</Alert>;
  const offered = (lines ?? []).filter(({ left }) => left[of] > 0);
  if (lines && offered.length === 0)
    return <Alert severity="info">{translate('returnCases.nothingLeft')}</Alert>;
  const typed = typedIn(input, 'quantities');
  const wrongAt = (lineNumber: number, isFirst: boolean) => {
    const error = errorOfLine(errors, { lineNumber, isFirst });
    return error === undefined ? undefined : translate(error);
  };
  return (
    <>
      {!lines && errors?.quantities !== undefined && (
        <Alert severity="error">{translate(errors.quantities)}</Alert>
      )}
      {offered.map(({ lineNumber, name, sku, ordered, left, verdicts }, index) => (
        <Box key={lineNumber} sx={{ display: 'grid', gap: 0.5 }}>
          <CountField
            label={translate('returnCases.ofUnits', { name: name || sku, left: left[of] })}
            value={typed[lineNumber] ?? null}
            onChange={(count) =>
              onInput({ ...input, quantities: { ...typed, [lineNumber]: count } })
            }
            error={
              (typed[lineNumber] ?? 0) > left[of]
                ? translate(`returnCases.moreThanFree.${of}`, { left: left[of], ordered })
                : wrongAt(lineNumber, index === 0)
            }
          />
          {of === 'comesBack' && <Verdicts verdicts={verdicts} />}
        </Box>
      ))}
    </>
  );
};
