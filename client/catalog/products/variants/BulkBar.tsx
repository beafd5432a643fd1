/** The same change for all variants, or for those with one value of an option: "Size L: price + 10 %". */
import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { amountFault, bulkChanges, type Chosen, type Operation } from './changes.ts';
import { type Field, KIND_OF, readCell } from './columns.ts';
import type { useGrid } from './useGrid.ts';

const OPERATIONS: readonly Operation[] = ['raise', 'lower', 'set'];
const BAR = { display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', mb: 1 } as const;
const ALL = '';

export const BulkBar = ({ grid }: { grid: ReturnType<typeof useGrid> }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { options, columns, variants, currency } = grid;
  const [which, setWhich] = useState(ALL);
  const [named, setField] = useState<Field>('basePrice');
  const [asked, setOperation] = useState<Operation>('raise');
  const [typed, setTyped] = useState('');
  const [isLeft, setLeft] = useState(false);
  const numbers = columns.filter(({ kind }) => kind !== 'text');
  const field = numbers.some((column) => column.field === named) ? named : 'basePrice';
  const kind = KIND_OF.get(field) ?? 'money';
  const operation = kind === 'money' ? asked : 'set';
  const amount = readCell(operation === 'set' ? kind : 'rate', typed, currency);
  const fault = amountFault(field, operation, amount);
  const apply = () => {
    const [option = '', ...value] = which.split(':');
    const chosen: Chosen =
      which === ALL ? null : { option: Number(option), value: value.join(':') };
    grid.change(bulkChanges(variants, chosen, field, operation, amount));
  };
  const word = (name: string) => translate(`products.grid.${name}`);
  return (
    <Box role="group" aria-label={word('bulk')} sx={BAR}>
      <TextField
        select
        size="small"
        margin="none"
        label={word('which')}
        value={which}
        onChange={({ target }) => setWhich(target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 150 }}
      >
        <MenuItem value={ALL}>{word('all')}</MenuItem>
        {options.flatMap((option, position) =>
          option.values.map(({ key, names }) => (
            <MenuItem key={`${position}:${key}`} value={`${position}:${key}`}>
              {toText(option.names)}: {toText(names) || key}
            </MenuItem>
          )),
        )}
      </TextField>
      <TextField
        select
        size="small"
        margin="none"
        label={word('column')}
        value={field}
        onChange={({ target }) => setField(target.value as Field)}
        sx={{ minWidth: 120 }}
      >
        {numbers.map((column) => (
          <MenuItem key={column.field} value={column.field}>
            {translate(`resources.products.fields.variants.${column.field}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        margin="none"
        label={word('operation')}
        value={operation}
        onChange={({ target }) => setOperation(target.value as Operation)}
        sx={{ minWidth: 120 }}
      >
        {OPERATIONS.filter((one) => kind === 'money' || one === 'set').map((one) => (
          <MenuItem key={one} value={one}>
            {word(`operations.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        size="small"
        margin="none"
        label={word(operation === 'set' ? 'to' : 'by')}
        value={typed}
        error={isLeft && fault !== null}
        helperText={isLeft && fault !== null ? translate(fault, { _: fault }) : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          setLeft(false);
        }}
        onBlur={() => setLeft(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would save the form.
          event.preventDefault();
          if (amount !== null && fault === null) apply();
        }}
        sx={{ width: 110 }}
      />
      <Button onClick={apply} disabled={amount === null || fault !== null}>
        {word('apply')}
      </Button>
    </Box>
  );
};
