import { Button, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { JobError } from '#contract/platform/jobs';
import { type ColumnNames, columnTitle } from '#contract/platform/imports/headings';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useReason } from './useReason.ts';

const ROW = {
  color: 'text.secondary',
  maxWidth: 420,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

export interface RefusedRowProps {
  error: JobError;
  /** The cell that is wrong, as it is in the file or as it was mended. */
  value: string;
  cells: readonly string[];
  /** Names of columns that the shop made itself. */
  names: ColumnNames | undefined;
  isMended: boolean;
  /** Opens the row; left out where its cells have no columns. */
  onOpen?: () => void;
}

/** One error of a refused row: line, its verb where a phone shows it, column, value, reason. */
export const RefusedRow = ({ error, value, cells, names, isMended, onOpen }: RefusedRowProps) => {
  const translate = useTranslate();
  const toReason = useReason();
  const { locale } = useStoreSettings();
  const { line, field, message } = error;
  return (
    <TableRow>
      <TableCell sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{line}</TableCell>
      {onOpen && (
        <TableCell sx={{ whiteSpace: { sm: 'nowrap' } }}>
          <Button size="small" onClick={onOpen}>
            {translate('imports.refused.mend', { line })}
          </Button>
          {isMended && <StatusChip tone="good" label={translate('imports.refused.mended')} />}
        </TableCell>
      )}
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {field === null ? '–' : columnTitle(field, locale, names)}
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 80 }}>{value}</TableCell>
      <TableCell sx={{ minWidth: 160 }}>{toReason(message)}</TableCell>
      <TableCell sx={ROW}>{cells.filter((cell) => cell !== '').join(' · ')}</TableCell>
    </TableRow>
  );
};
