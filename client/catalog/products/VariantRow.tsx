/** One variant in the table: its options, codes, prices and weight. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { IconButton, TableCell, TableRow } from '@mui/material';
import { SelectInput, TextInput, useTranslate } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useWatch } from 'react-hook-form';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { MoneyInput } from '../../ui/record/money.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const WIDE = { minWidth: 120 };
const CODE = { minWidth: 160 };
/** A text; null when empty. */
const textOrNull = (text: string) => text || null;

/** What is left of the price after the cost; a dash while one of them is missing. */
const Margin = ({ index }: { index: number }) => {
  const { locale } = useStoreSettings();
  const variant = useWatch({ name: `variants.${index}` }) as VariantInput | undefined;
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

export interface VariantRowProps {
  index: number;
  options: readonly ProductOption[];
  /** A product has at least one variant. */
  isOnly: boolean;
  onRemove: () => void;
}

export const VariantRow = ({ index, options, isOnly, onRemove }: VariantRowProps) => {
  const seesCosts = useSeesCosts();
  const translate = useTranslate();
  const toText = useLocalize();
  const label = (field: string) => translate(`resources.products.fields.variants.${field}`);
  const source = (field: string) => `variants.${index}.${field}`;
  return (
    <TableRow>
      {options.map((option, position) => (
        <TableCell key={position} sx={WIDE}>
          <SelectInput
            source={source(`optionValues.${position}`)}
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
      <TableCell sx={CODE}>
        <TextInput
          source={source('sku')}
          label={label('sku')}
          helperText={false}
          parse={textOrNull}
        />
      </TableCell>
      <TableCell sx={CODE}>
        <TextInput
          source={source('barcode')}
          label={label('barcode')}
          helperText={false}
          parse={textOrNull}
        />
      </TableCell>
      {seesCosts && (
        <TableCell sx={WIDE}>
          <MoneyInput source={source('cost')} label={label('cost')} />
        </TableCell>
      )}
      <TableCell sx={WIDE}>
        <MoneyInput source={source('basePrice')} label={label('basePrice')} />
      </TableCell>
      {seesCosts && (
        <TableCell sx={{ fontVariantNumeric: 'tabular-nums', pt: '14px !important' }}>
          <Margin index={index} />
        </TableCell>
      )}
      <TableCell sx={WIDE}>
        <MoneyInput source={source('originalPrice')} label={label('originalPrice')} />
      </TableCell>
      <TableCell sx={WIDE}>
        <MoneyInput source={source('minPrice')} label={label('minPrice')} />
      </TableCell>
      {seesCosts && (
        <TableCell sx={WIDE}>
          <RateInput source={source('minMarginBps')} label={label('minMarginBps')} />
        </TableCell>
      )}
      <TableCell sx={WIDE}>
        <WholeInput
          source={source('weightGrams')}
          label={label('weightGrams')}
          helperText={false}
        />
      </TableCell>
      <TableCell>
        <IconButton
          aria-label={translate('products.removeVariant')}
          disabled={isOnly}
          onClick={onRemove}
        >
          <Delete />
        </IconButton>
      </TableCell>
    </TableRow>
  );
};
