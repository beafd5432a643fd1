/** What is settled, before it is: units of each line that are paid, what is taken off, and the result. */
import { Alert, Box, FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../../apiError.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import type { CaseFieldsProps } from '../cases/formTypes.ts';
import { ExplainedLines } from '../refunds/ExplainedLines.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { useSettlementQuote } from './useSettlementQuote.ts';

interface Props extends Pick<CaseFieldsProps, 'input' | 'onInput'> {
  caseId: number;
  /** What would be sent; null while it cannot be read. */
  settlement: object | null;
}

export const SettlementOutcome = ({ caseId, settlement, input, onInput }: Props) => {
  const translate = useTranslate();
  const money = useMoney();
  const wrongText = useWrongText();
  const { quote, error, isStale } = useSettlementQuote(caseId, settlement);
  const paysOthers = input.paysOthers === true;
  // What was wrong with the inputs before says nothing about these.
  if (error && !isStale)
    return <Alert severity="error">{wrongText(ApiError.from(error).firstReason)}</Alert>;
  if (!quote) return null;
  const { units, others, lines, total, quoted } = quote;
  return (
    <Box aria-live="polite" aria-busy={isStale} sx={{ opacity: isStale ? 0.6 : 1 }}>
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {units.map(({ lineNumber, name, agreed, received, accepted }) => (
          <li key={lineNumber}>
            {translate('settlements.units', { name, agreed, received, accepted })}
          </li>
        ))}
      </Box>
      {others > 0 && (
        <Alert severity="warning">{translate('settlements.others', { count: others })}</Alert>
      )}
      {(others > 0 || paysOthers) && (
        <FormControlLabel
          control={
            <Switch
              checked={paysOthers}
              onChange={({ target }) => onInput({ ...input, paysOthers: target.checked })}
            />
          }
          label={translate('settlements.paysOthers')}
        />
      )}
      {lines.length === 0 ? (
        <Alert severity="info">{translate('returnCases.errors.nothingAccepted')}</Alert>
      ) : (
        <ExplainedLines lines={lines} total={total} />
      )}
      {quoted !== null && quoted !== total && (
        <Alert severity={total > quoted ? 'warning' : 'info'} sx={{ mt: 1 }}>
          {translate(total > quoted ? 'settlements.aboveQuoted' : 'settlements.belowQuoted', {
            quoted: money(quoted),
            total: money(total),
          })}
        </Alert>
      )}
    </Box>
  );
};
