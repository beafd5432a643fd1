/** Inputs of one season: its days, and what happens to prices. */
import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, SelectInput, useInput, useTranslate } from 'react-admin';
import type { PriceFormula } from '#contract/pricing/priceBatches';
import { dateFormat } from '#shared/formatters';
import { valueOrNull } from '#shared/numbers';
import { formatMoney } from '../../ui/record/money.tsx';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { usePriceListsQuery } from '../shared/priceLists.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { PAIR } from '../../ui/form/layout.ts';
import {
  formulaOf,
  type Method,
  methodOf,
  METHODS,
  readFigure,
  UNIT,
  wrongFigure,
} from './formula.ts';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const two = (n: number) => String(n).padStart(2, '0');

/** A month and a day of it, whatever the year; the form holds `MM-DD`. */
export const DayOfYearInput = ({ source, label }: { source: string; label: string }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { field, fieldState } = useInput<string>({ source });
  const [month = 1, day = 1] = String(field.value ?? '01-01')
    .split('-')
    .map(Number);
  const longest = DAYS[month - 1] ?? 31;
  const months = dateFormat(locale, { month: 'long', timeZone: 'UTC' });
  const change = (nextMonth: number, nextDay: number) =>
    field.onChange(`${two(nextMonth)}-${two(Math.min(nextDay, DAYS[nextMonth - 1] ?? 31))}`);
  const name = translate(label, { _: label });
  return (
    <Box sx={PAIR}>
      <TextField
        select
        label={name}
        value={month}
        onChange={({ target }) => change(Number(target.value), day)}
        error={fieldState.invalid}
        helperText={
          fieldState.error ? <InputHelperText error={fieldState.error.message} /> : undefined
        }
      >
        {DAYS.map((_, index) => (
          <MenuItem key={index} value={index + 1}>
            {months.format(Date.UTC(2024, index, 1))}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={translate('seasonalPlans.day')}
        value={day}
        onChange={({ target }) => change(month, Number(target.value))}
      >
        {Array.from({ length: longest }, (_, index) => (
          <MenuItem key={index} value={index + 1}>
            {index + 1}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
};

/** How prices change, and by how much; the form holds the contract's formula. */
export const FormulaInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { currency, decimals } = useStoreSettings();
  const { field, fieldState } = useInput<PriceFormula>({ source });
  const known = methodOf(field.value ?? { kind: 'percent', bps: -1000 });
  const [method, setMethod] = useState<Method>(known.method);
  const shownOf = (as: Method, figure: number) =>
    UNIT[as] === 'rate'
      ? String(figure / 100)
      : formatMoney(figure, currency, 'en', false).replaceAll(',', '');
  const [typed, setTyped] = useState(() => shownOf(known.method, known.figure));
  const change = (nextMethod: Method, text: string) => {
    setMethod(nextMethod);
    setTyped(text);
    const figure = valueOrNull(readFigure(nextMethod, text, { currency, decimals })) ?? Number.NaN;
    field.onChange(formulaOf(nextMethod, figure));
  };
  const wrong = wrongFigure(method, typed, { currency, decimals });
  const why = wrong ?? (fieldState.invalid ? 'seasonalPlans.figureWrong' : undefined);
  return (
    <Box sx={PAIR}>
      <TextField
        select
        label={translate('seasonalPlans.formula')}
        value={method}
        onChange={({ target }) => change(target.value as Method, typed)}
      >
        {METHODS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`seasonalPlans.methods.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={translate(`seasonalPlans.figures.${UNIT[method]}`)}
        value={typed}
        onChange={({ target }) => change(method, target.value)}
        error={why !== undefined}
        helperText={why && <InputHelperText error={why} />}
        slotProps={{
          htmlInput: { inputMode: 'decimal' },
          input: {
            endAdornment: (
              <Box sx={{ color: 'text.secondary' }}>{UNIT[method] === 'rate' ? '%' : currency}</Box>
            ),
          },
        }}
      />
    </Box>
  );
};

/** The list the prices are written to. */
export const PriceListInput = ({ source }: { source: string }) => {
  const toText = useLocalize();
  const query = usePriceListsQuery();
  const lists = (query.data ?? []).filter(({ archivedAt }) => archivedAt === null);
  return (
    <SelectInput
      source={source}
      label="seasonalPlans.list"
      choices={lists.map(({ id, names, name }) => ({ id, name: toText(names) || name }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};
