/** The goods of an order that is typed. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { VariantSelect } from '../../pricing/shared/variants.tsx';
import { CountField } from '../../ui/form/CountField.tsx';
import type { Tried } from './tried.ts';

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 90px 32px',
  columnGap: 0.5,
  alignItems: 'start',
} as const;

interface Props {
  lines: Tried['lines'];
  onChange: (lines: Tried['lines']) => void;
}

export const Goods = ({ lines, onChange }: Props) => {
  const translate = useTranslate();
  const put = (at: number, line: Tried['lines'][number]) =>
    onChange(lines.map((one, index) => (index === at ? line : one)));
  const remove = (at: number) => onChange(lines.filter((_, index) => index !== at));
  return (
    <>
      <Box
        component="ul"
        aria-label={translate('dryRuns.goods')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {lines.map((line, index) => (
          <Box component="li" key={`${index} ${line.variantId}`} sx={ROW}>
            <VariantSelect
              label="dryRuns.product"
              value={line.variantId}
              onChange={(variantId) =>
                variantId === null ? remove(index) : put(index, { ...line, variantId })
              }
            />
            <CountField
              label={translate('dryRuns.quantity')}
              value={line.quantity}
              onChange={(quantity) => {
                if (quantity !== null && quantity <= 1_000_000) put(index, { ...line, quantity });
              }}
            />
            <IconButton
              size="small"
              sx={{ mt: 1.25 }}
              onClick={() => remove(index)}
              aria-label={translate('dryRuns.remove', { smart_count: index + 1 })}
            >
              <Delete fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      {/* A key of its own after each addition: the field is empty again. */}
      <VariantSelect
        key={lines.length}
        label={lines.length === 0 ? 'dryRuns.addFirst' : 'dryRuns.add'}
        value={null}
        onChange={(variantId) => {
          if (variantId !== null) onChange([...lines, { variantId, quantity: 1 }]);
        }}
      />
    </>
  );
};
