/** What was found of the units that came in, line by line. */
import { Box, FormHelperText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FOUND } from '#contract/service/inspection';
import { lineNameOf } from '#rules/service/cases';
import { CountField } from '../../../ui/form/CountField.tsx';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../cases/formTypes.ts';
import { typedIn } from './inputs.ts';

const received = (record: CaseFieldsProps['record']) =>
  (record?.lines ?? []).filter((line) => line.received > 0);

const Missing = ({ error }: { error: string | undefined }) => {
  const translate = useTranslate();
  return error === undefined ? null : <FormHelperText error>{translate(error)}</FormHelperText>;
};

export const InspectionFields = ({ input, onInput, errors, record }: CaseFieldsProps) => {
  const translate = useTranslate();
  return (
    <>
      {received(record).map((line) => (
        <Box
          key={line.id}
          role="group"
          aria-label={lineNameOf(line)}
          sx={{ display: 'grid', gap: 1 }}
        >
          <Typography component="div">
            {translate('returnCases.foundOf', { name: lineNameOf(line), received: line.received })}
          </Typography>
          <Box
            sx={{
              display: 'grid',
              gap: 1,
              gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' },
            }}
          >
            {FOUND.map((disposition) => {
              const typed = typedIn(input, disposition);
              return (
                <CountField
                  key={disposition}
                  label={translate(`returnReasons.dispositions.${disposition}`)}
                  value={typed[line.lineNumber] ?? null}
                  onChange={(count) =>
                    onInput({
                      ...input,
                      lineNumbers: received(record).map(({ lineNumber }) => lineNumber),
                      [disposition]: { ...typed, [line.lineNumber]: count },
                    })
                  }
                />
              );
            })}
          </Box>
          <Missing error={errors?.[`found${line.lineNumber}`]} />
        </Box>
      ))}
    </>
  );
};

const linesIn = ({ lineNumbers }: CaseInputs): readonly number[] =>
  Array.isArray(lineNumbers) ? lineNumbers.filter((one) => typeof one === 'number') : [];

/** Of each line that came in it is said what was found. */
export const missingFindings = (
  input: CaseInputs,
  record: CaseFieldsProps['record'],
): CaseErrors => {
  const foundOf = (lineNumber: number) =>
    FOUND.map((disposition) => typedIn(input, disposition)[lineNumber] ?? null);
  const errors: [string, string][] = received(record).flatMap(({ lineNumber }) => {
    const found = foundOf(lineNumber);
    if (found.some((count) => Number.isNaN(count)))
      return [[`found${lineNumber}`, 'ui.wrong.count']];
    return found.every((count) => count === null)
      ? [[`found${lineNumber}`, 'returnCases.errors.findingsMissing']]
      : [];
  });
  return Object.fromEntries(errors);
};

export const toInspection = (input: CaseInputs): CaseInputs => ({
  lines: linesIn(input).map((lineNumber) => ({
    lineNumber,
    ...Object.fromEntries(
      FOUND.map((disposition) => [disposition, typedIn(input, disposition)[lineNumber] ?? 0]),
    ),
  })),
});
