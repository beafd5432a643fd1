import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { GridCell } from './GridCell.tsx';
import { OptionCell } from './OptionCells.tsx';
import type { VariantsProps } from './variantNames.ts';

const CARD = { border: 1, borderColor: 'divider', borderRadius: 1, p: 1, mb: 1 } as const;
const FIELDS = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
  gap: 1,
} as const;
/** A number of goods is longer than half a phone is wide. */
const WHOLE_ROW = { gridColumn: '1 / -1' } as const;

/** On a phone: a card for each variant. */
export const VariantCards = ({ grid, rows, onRemove }: VariantsProps) => {
  const translate = useTranslate();
  return (
    <Box data-grid>
      {rows.map(({ key, name, row }) => (
        <Box key={key} sx={CARD}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
            <Box sx={{ flex: 1, display: 'flex', gap: 1 }}>
              {grid.options.map((option, position) => (
                <OptionCell key={position} row={row} position={position} option={option} />
              ))}
            </Box>
            <IconButton
              aria-label={translate('products.removeVariant')}
              disabled={rows.length === 1}
              onClick={() => onRemove(row)}
            >
              <Delete />
            </IconButton>
          </Box>
          <Box sx={FIELDS}>
            {grid.columns.map((column) => {
              const label = translate(`resources.products.fields.variants.${column.field}`);
              return (
                <Box key={column.field} sx={column.kind === 'text' ? WHOLE_ROW : {}}>
                  <Typography variant="body2" color="text.secondary" aria-hidden>
                    {label}
                  </Typography>
                  <GridCell
                    grid={grid}
                    row={row}
                    column={column}
                    name={[label, name].filter(Boolean).join(' · ')}
                  />
                </Box>
              );
            })}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
