/** The variants of a product as a grid like a spreadsheet: typed, pasted, filled down or changed by option. */
import Add from '@mui/icons-material/Add';
import { Alert, Box, Button, FormControlLabel, Switch, Typography } from '@mui/material';
import { useFormState } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { EMPTY_VARIANT } from '../combinations.ts';
import { ListPriceNotice } from '../ListPriceNotice.tsx';
import { BulkBar } from './BulkBar.tsx';
import { DoneNotice } from './DoneNotice.tsx';
import { type GridForm, useGrid } from './useGrid.ts';
import { RemovalNotice } from './RemovalNotice.tsx';
import { VariantCards } from './VariantCards.tsx';
import { gridRows } from './variantNames.ts';
import { VariantTable } from './VariantTable.tsx';
import { useIsNarrow } from '../../../ui/useIsNarrow.ts';

export const VariantsInput = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const isNarrow = useIsNarrow();
  const { errors } = useFormState<GridForm>();
  const grid = useGrid();
  const { form, variants, options, isWide, setWide, done, close } = grid;
  const set = (next: typeof variants) => form.setValue('variants', next, { shouldDirty: true });
  const general =
    errors.variants?.root?.message ??
    (typeof errors.variants?.message === 'string' ? errors.variants.message : undefined);
  const Variants = isNarrow ? VariantCards : VariantTable;
  return (
    <>
      {general && <Alert severity="error">{translate(general, { _: general })}</Alert>}
      {variants.length > 1 && <BulkBar grid={grid} />}
      <Box aria-live="polite">{done && <DoneNotice done={done} onClose={close} />}</Box>
      <Variants
        grid={grid}
        rows={gridRows(variants, grid.known, options, toText)}
        onRemove={(row) => set(form.getValues('variants').filter((_, place) => place !== row))}
      />
      <RemovalNotice />
      <ListPriceNotice />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}>
        {options.length > 0 && (
          <Button
            startIcon={<Add />}
            onClick={() =>
              set([
                ...form.getValues('variants'),
                { ...EMPTY_VARIANT, optionValues: options.map(() => '') },
              ])
            }
          >
            {translate('products.addVariant')}
          </Button>
        )}
        <FormControlLabel
          control={
            <Switch size="small" checked={isWide} onChange={(_, checked) => setWide(checked)} />
          }
          label={translate('products.grid.further')}
        />
        {!isNarrow && variants.length > 1 && (
          <Typography variant="body2" color="text.secondary">
            {translate('products.grid.keys')}
          </Typography>
        )}
      </Box>
    </>
  );
};
