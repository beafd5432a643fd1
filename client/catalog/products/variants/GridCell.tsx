/** One cell of the grid: typed in place; its error is shown once it is left. */
import { Box, FormHelperText, InputBase } from '@mui/material';
import { type KeyboardEvent, useId, useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { isCells } from '../../../ui/form/pastedCells.ts';
import { wrongOf } from '../../../ui/form/wrongOf.ts';
import { type Column, readCell, readFigure, type Value, writtenCell } from './columns.ts';
import type { GridForm, useGrid } from './useGrid.ts';
import { CELL, walk } from './walk.ts';

const INPUT = {
  width: '100%',
  fontSize: 14,
  border: 1,
  borderRadius: 0.5,
  borderColor: 'divider',
  '&.Mui-focused': { borderColor: 'primary.main', boxShadow: 1 },
  '&.Mui-error': { borderColor: 'error.main' },
} as const;

export interface GridCellProps {
  grid: ReturnType<typeof useGrid>;
  row: number;
  column: Column;
  /** With the variant's options, for those who do not see the table. */
  name: string;
}

export const GridCell = ({ grid, row, column: { field, kind }, name }: GridCellProps) => {
  const translate = useTranslate();
  const errorId = useId();
  const [typing, setTyping] = useState<string>();
  const source = `variants.${row}.${field}` as const;
  const { field: held, fieldState } = useController<GridForm, typeof source>({ name: source });
  const value = held.value as Value | undefined;
  // Another value has come since: the form was reset, or the record read again.
  const isTyped =
    typing !== undefined && Object.is(readCell(kind, typing, grid.currency) ?? null, value ?? null);
  const isNumber = kind !== 'text';
  const told = fieldState.error?.message;
  const error =
    told !== undefined && kind !== 'text' && typing !== undefined
      ? wrongOf(readFigure(kind, typing, grid.currency), told)
      : told;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      setTyping(undefined);
      grid.fillDown(row, field);
    } else walk(event as KeyboardEvent<HTMLInputElement>);
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <InputBase
        name={source}
        inputRef={held.ref}
        value={isTyped ? typing : writtenCell(kind, value, grid.currency)}
        error={error !== undefined}
        onChange={({ target }) => {
          setTyping(target.value);
          // Judged again once the cell is left.
          if (error !== undefined) grid.form.clearErrors(source);
          held.onChange(readCell(kind, target.value, grid.currency));
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => {
          // What is no number stays as it was typed, beside its error.
          if (!Number.isNaN(value)) setTyping(undefined);
          held.onBlur();
          if (typing !== undefined) void grid.form.trigger(source);
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (!isCells(text)) return;
          event.preventDefault();
          setTyping(undefined);
          grid.paste(text, row, field);
        }}
        slotProps={{
          input: {
            ...({ [CELL]: field } as object),
            'aria-label': name,
            'aria-describedby': error === undefined ? undefined : errorId,
            inputMode: isNumber ? 'decimal' : 'text',
            autoComplete: 'off',
            style: { padding: '5px 6px', ...(isNumber && { textAlign: 'right' as const }) },
          },
        }}
        sx={INPUT}
      />
      {error !== undefined && (
        <FormHelperText error id={errorId} sx={{ m: 0, overflowWrap: 'anywhere' }}>
          {typeof error === 'string'
            ? translate(error, { _: error })
            : translate(error.message, error.args)}
        </FormHelperText>
      )}
    </Box>
  );
};
