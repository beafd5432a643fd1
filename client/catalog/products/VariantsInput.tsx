/** The variants as a table: one row each, edited in place. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import {
  Alert,
  Box,
  Button,
  IconButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { NumberInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { useLocalize } from '../../ui/record/localized.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';

interface Form {
  options: ProductOption[];
  variants: VariantInput[];
}

const NO_OPTIONS: ProductOption[] = [];

/** What is left of the price after the cost; a dash while one of them is missing. */
const Margin = ({ index }: { index: number }) => {
  const { locale } = useStoreSettings();
  const variant = useWatch<Form>({ name: `variants.${index}` }) as VariantInput | undefined;
  const { cost, basePrice } = variant ?? {};
  if (typeof cost !== 'number' || !basePrice) return <>–</>;
  return (
    <>
      {new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
        (basePrice - cost) / basePrice,
      )}
    </>
  );
};

export const VariantsInput = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { errors } = useFormState<Form>();
  const options =
    (useWatch<Form, 'options'>({ name: 'options' }) as ProductOption[] | undefined) ?? NO_OPTIONS;
  const { fields, append, remove } = useFieldArray<Form, 'variants', 'key'>({
    name: 'variants',
    keyName: 'key',
  });
  const label = (field: string) => translate(`resources.products.fields.variants.${field}`);
  const head = [
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
  const wide = { minWidth: 120 };
  const code = { minWidth: 160 };
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
          <TableHead>
            <TableRow>
              {options.map((option, index) => (
                <TableCell key={index}>
                  {toText(option.names) || translate('products.option')}
                </TableCell>
              ))}
              {head.map((field) => (
                <TableCell key={field}>{label(field)}</TableCell>
              ))}
              <TableCell>
                <Box component="span" sx={VISUALLY_HIDDEN}>
                  {translate('products.removeVariant')}
                </Box>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {fields.map((field, index) => (
              <TableRow key={field.key}>
                {options.map((option, position) => (
                  <TableCell key={position} sx={wide}>
                    <SelectInput
                      source={`variants.${index}.optionValues.${position}`}
                      label={toText(option.names) || translate('products.option')}
                      choices={option.values.map(({ key, names }) => ({
                        id: key,
                        name: toText(names) || key,
                      }))}
                      translateChoice={false}
                      helperText={false}
                    />
                  </TableCell>
                ))}
                <TableCell sx={code}>
                  <TextInput
                    source={`variants.${index}.sku`}
                    label={label('sku')}
                    helperText={false}
                    parse={(text: string) => text || null}
                  />
                </TableCell>
                <TableCell sx={code}>
                  <TextInput
                    source={`variants.${index}.barcode`}
                    label={label('barcode')}
                    helperText={false}
                    parse={(text: string) => text || null}
                  />
                </TableCell>
                <TableCell sx={wide}>
                  <MoneyInput source={`variants.${index}.cost`} label={label('cost')} />
                </TableCell>
                <TableCell sx={wide}>
                  <MoneyInput source={`variants.${index}.basePrice`} label={label('basePrice')} />
                </TableCell>
                <TableCell sx={{ fontVariantNumeric: 'tabular-nums', pt: '14px !important' }}>
                  <Margin index={index} />
                </TableCell>
                <TableCell sx={wide}>
                  <MoneyInput
                    source={`variants.${index}.originalPrice`}
                    label={label('originalPrice')}
                  />
                </TableCell>
                <TableCell sx={wide}>
                  <MoneyInput source={`variants.${index}.minPrice`} label={label('minPrice')} />
                </TableCell>
                <TableCell sx={wide}>
                  <RateInput
                    source={`variants.${index}.minMarginBps`}
                    label={label('minMarginBps')}
                  />
                </TableCell>
                <TableCell sx={wide}>
                  <NumberInput
                    source={`variants.${index}.weightGrams`}
                    label={label('weightGrams')}
                    helperText={false}
                  />
                </TableCell>
                <TableCell>
                  <IconButton
                    aria-label={translate('products.removeVariant')}
                    disabled={fields.length === 1}
                    onClick={() => remove(index)}
                  >
                    <Delete />
                  </IconButton>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {options.length > 0 && (
        <Button
          startIcon={<Add />}
          onClick={() =>
            append({
              sku: null,
              barcode: null,
              optionValues: options.map(() => ''),
              cost: null,
              basePrice: 0,
              originalPrice: null,
              weightGrams: null,
            })
          }
        >
          {translate('products.addVariant')}
        </Button>
      )}
    </>
  );
};
