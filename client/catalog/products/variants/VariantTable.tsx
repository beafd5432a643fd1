import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSeesCosts } from '../../../platform/shared/useSeesCosts.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { VISUALLY_HIDDEN } from '../../../ui/record/visuallyHidden.ts';
import { type Column, writtenCell } from './columns.ts';
import { GridCell } from './GridCell.tsx';
import { Margin } from './Margin.tsx';
import { OptionCell } from './OptionCells.tsx';
import type { VariantsProps } from './variantNames.ts';

const TABLE = {
  '& td': { verticalAlign: 'top', p: 0.25 },
  '& th': { px: 0.5, lineHeight: 1.2, whiteSpace: 'normal' },
} as const;
/** In characters; a longer name is cut. */
const LONGEST_NAME = 24;
const LONGEST_TEXT = 32;
/** Capital letters are wider than the figures that `ch` counts. */
const LETTER = 1.15;

/** Room for the longest value of a column. */
const columnWidth = ({ kind }: Column, written: readonly string[]): string => {
  const longest = Math.min(LONGEST_TEXT, Math.max(0, ...written.map(({ length }) => length)));
  const wide = kind === 'text' ? longest * LETTER : longest + 1;
  return `max(${kind === 'text' ? 94 : 64}px, calc(${wide.toFixed(1)}ch + 20px))`;
};

/** Room for the longest value of an option and the arrow beside it; a Chinese character is as wide as two others. */
const optionWidth = (names: readonly string[]): string => {
  const widths = names.map((name) => name.replace(/[^\x20-\u02ff]/g, '  ').length);
  return `max(54px, calc(${Math.min(LONGEST_NAME, Math.max(0, ...widths))}ch + 30px))`;
};

/** A row for each variant, a column for each field, as in a spreadsheet. */
export const VariantTable = ({ grid, rows, onRemove }: VariantsProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const seesCosts = useSeesCosts();
  const { options, columns, variants } = grid;
  const optionWidths = options.map(({ values }) =>
    optionWidth(values.map(({ key, names }) => toText(names) || key)),
  );
  const widths = columns.map((column) =>
    columnWidth(
      column,
      variants.map((variant) => writtenCell(column.kind, variant[column.field], grid.currency)),
    ),
  );
  const label = (field: string) => translate(`resources.products.fields.variants.${field}`);
  return (
    <Box sx={{ overflowX: 'auto', position: 'relative' }} data-grid>
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            {options.map((option, position) => (
              <TableCell key={position}>
                {toText(option.names) || translate('products.option')}
              </TableCell>
            ))}
            {columns.map(({ field }) => (
              <TableCell key={field}>{label(field)}</TableCell>
            ))}
            {seesCosts && <TableCell align="right">{label('margin')}</TableCell>}
            <TableCell>
              <Box component="span" sx={VISUALLY_HIDDEN}>
                {translate('products.removeVariant')}
              </Box>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, name, row }) => (
            <TableRow key={key}>
              {options.map((option, position) => (
                <TableCell key={position} sx={{ minWidth: optionWidths[position] }}>
                  <OptionCell row={row} position={position} option={option} />
                </TableCell>
              ))}
              {columns.map((column, place) => (
                <TableCell key={column.field} sx={{ minWidth: widths[place], fontSize: 14 }}>
                  <GridCell
                    grid={grid}
                    row={row}
                    column={column}
                    name={[label(column.field), name].filter(Boolean).join(' · ')}
                  />
                </TableCell>
              ))}
              {seesCosts && (
                <TableCell
                  align="right"
                  sx={{ fontVariantNumeric: 'tabular-nums', pt: '8px !important' }}
                >
                  {variants[row] && <Margin variant={variants[row]} />}
                </TableCell>
              )}
              <TableCell>
                <IconButton
                  size="small"
                  aria-label={translate('products.removeVariant')}
                  disabled={rows.length === 1}
                  onClick={() => onRemove(row)}
                >
                  <Delete fontSize="small" />
                </IconButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
