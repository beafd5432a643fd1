import { Checkbox, TableCell, TableRow, type TableRowProps } from '@mui/material';
import type { MouseEvent } from 'react';
import {
  DataTableBody,
  type DataTableBodyProps,
  useDataTableCallbacksContext,
  useDataTableConfigContext,
  useDataTableSelectedIdsContext,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useRecordName } from '../record/useRecordName.ts';

/** The box that selects the record around. React-Admin's own names an element that is no input (with MUI 7). */
const SelectBox = () => {
  const translate = useTranslate();
  const record = useRecordContext();
  const nameOf = useRecordName(useResourceContext() ?? '');
  const { handleToggleItem, isRowSelectable } = useDataTableCallbacksContext();
  const selectedIds = useDataTableSelectedIdsContext();
  if (!record) return null;
  const selectable = !isRowSelectable || isRowSelectable(record);
  const name = nameOf(record);
  return (
    <Checkbox
      size="small"
      disabled={!selectable}
      checked={selectable && (selectedIds?.includes(record.id) ?? false)}
      onClick={(event: MouseEvent<HTMLButtonElement>) => handleToggleItem?.(record.id, event)}
      slotProps={{ input: { 'aria-label': translate('ui.list.select', { name }) } }}
    />
  );
};

/** A row of a table; only its links and its checkbox react to a click. */
const SelectableRow = ({ children, ...rest }: TableRowProps) => {
  const { hasBulkActions = false } = useDataTableConfigContext();
  return (
    <TableRow hover {...rest}>
      {hasBulkActions && (
        <TableCell padding="checkbox">
          <SelectBox />
        </TableCell>
      )}
      {children}
    </TableRow>
  );
};

export const SelectableBody = (props: DataTableBodyProps) => (
  <DataTableBody {...props} row={SelectableRow} />
);
