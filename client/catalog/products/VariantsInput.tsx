/** The variants as a table: one row each, edited in place. */
import Add from '@mui/icons-material/Add';
import {
  Alert,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import { EMPTY_VARIANT } from './combinations.ts';
import { VariantRow } from './VariantRow.tsx';

interface Form {
  options: ProductOption[];
  variants: VariantInput[];
}

const NO_OPTIONS: ProductOption[] = [];

const FIELDS = [
  'sku',
  'barcode',
  'cost',
  'basePrice',
  'margin',
  'originalPrice',
  'minPrice',
  'minMarginBps',
  'weightGrams',
];
/** Columns that only those who see costs have. */
const OF_COSTS = new Set(['cost', 'margin', 'minMarginBps']);

const VariantsHead = ({ options }: { options: readonly ProductOption[] }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const seesCosts = useSeesCosts();
  return (
    <TableHead>
      <TableRow>
        {options.map((option, index) => (
          <TableCell key={index}>{toText(option.names) || translate('products.option')}</TableCell>
        ))}
        {FIELDS.filter((field) => seesCosts || !OF_COSTS.has(field)).map((field) => (
          <TableCell key={field}>
            {translate(`resources.products.fields.variants.${field}`)}
          </TableCell>
        ))}
        <TableCell>
          <Box component="span" sx={VISUALLY_HIDDEN}>
            {translate('products.removeVariant')}
          </Box>
        </TableCell>
      </TableRow>
    </TableHead>
  );
};

export const VariantsInput = () => {
  const translate = useTranslate();
  const { errors } = useFormState<Form>();
  const options =
    (useWatch<Form, 'options'>({ name: 'options' }) as ProductOption[] | undefined) ?? NO_OPTIONS;
  const { fields, append, remove } = useFieldArray<Form, 'variants', 'key'>({
    name: 'variants',
    keyName: 'key',
  });
  const general =
    errors.variants?.root?.message ??
    (typeof errors.variants?.message === 'string' ? errors.variants.message : undefined);
  return (
    <>
      {general && <Alert severity="error">{translate(general, { _: general })}</Alert>}
      <Box sx={{ overflowX: 'auto', position: 'relative' }}>
        <Table
          size="small"
          sx={{
            '& td': { verticalAlign: 'top', px: 0.5, py: 0.25 },
            '& th': { px: 0.5, whiteSpace: 'nowrap' },
            '& .MuiFormControl-root': { m: 0 },
          }}
        >
          <VariantsHead options={options} />
          <TableBody>
            {fields.map((field, index) => (
              <VariantRow
                key={field.key}
                index={index}
                options={options}
                isOnly={fields.length === 1}
                onRemove={() => remove(index)}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
      {options.length > 0 && (
        <Button
          startIcon={<Add />}
          onClick={() => append({ ...EMPTY_VARIANT, optionValues: options.map(() => '') })}
        >
          {translate('products.addVariant')}
        </Button>
      )}
    </>
  );
};
