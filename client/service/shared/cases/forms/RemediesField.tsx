/** What is offered to the customer: one line for each remedy. */
import DeleteIcon from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { REMEDY_KINDS, VALUED_REMEDIES } from '#contract/service/remedies';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../formTypes.ts';
import { asRow, errorsOfRow, REQUIRED, unreadIn } from '../missing.ts';
import { AmountField, ChoiceField, useCoded } from './fields.tsx';

const MAX_REMEDIES = 10;

const rowsOf = (input: CaseInputs): readonly CaseInputs[] =>
  Array.isArray(input.remedies) ? (input.remedies as readonly CaseInputs[]) : [];

export const FIRST_REMEDY = { kind: 'apology', amount: null };
/** What is promised in money says how much. */
const isWorth = ({ kind, amount }: CaseInputs): boolean =>
  !VALUED_REMEDIES.some((valued) => valued === kind) || (typeof amount === 'number' && amount > 0);
export const missingRemedies = (input: CaseInputs): CaseErrors =>
  Object.assign(
    {},
    ...rowsOf(input).map((row, index) => {
      if (Number.isNaN(row.amount)) return asRow(`remedies${index}`, unreadIn(row, ['amount']));
      return isWorth(row) ? {} : { [`remedies${index}.amount`]: REQUIRED };
    }),
  ) as CaseErrors;

export const RemediesField = ({ input, onInput, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  const kinds = useCoded(REMEDY_KINDS, 'cases.remedyKinds');
  const rows = rowsOf(input);
  const write = (remedies: readonly CaseInputs[]) => onInput({ ...input, remedies });
  const change = (index: number) => (row: CaseInputs) => write(rows.with(index, row));
  return (
    <>
      <Typography sx={{ fontSize: 13 }}>{translate('cases.aboveLimit')}</Typography>
      {rows.map((row, index) => (
        <Box key={index} sx={{ display: 'grid', gridTemplateColumns: '3fr 2fr auto', gap: 1 }}>
          <ChoiceField name="kind" input={row} onInput={change(index)} choices={kinds} />
          <AmountField
            name="amount"
            input={row}
            onInput={change(index)}
            errors={errorsOfRow(errors, `remedies${index}`)}
            isRequired={!isWorth({ ...row, amount: null })}
          />
          <IconButton
            aria-label={translate('cases.removeRemedy')}
            onClick={() => write(rows.toSpliced(index, 1))}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      ))}
      {rows.length < MAX_REMEDIES && (
        <Button onClick={() => write([...rows, FIRST_REMEDY])}>
          {translate('cases.addRemedy')}
        </Button>
      )}
    </>
  );
};
