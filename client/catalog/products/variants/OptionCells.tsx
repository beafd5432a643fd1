import { NativeSelect } from '@mui/material';
import { useController } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { ProductOption } from '#contract/catalog/products';
import { useLocalize } from '../../../ui/record/localized.tsx';
import type { GridForm } from './useGrid.ts';

interface OptionCellProps {
  row: number;
  position: number;
  option: ProductOption;
}

/** The value of one option of a variant. */
export const OptionCell = ({ row, position, option }: OptionCellProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const name = `variants.${row}.optionValues.${position}` as const;
  const { field, fieldState } = useController<GridForm, typeof name>({ name });
  return (
    <NativeSelect
      {...field}
      value={field.value ?? ''}
      error={fieldState.invalid}
      fullWidth
      variant="standard"
      disableUnderline={!fieldState.invalid}
      inputProps={{
        'aria-label': toText(option.names) || translate('products.option'),
        title: fieldState.error?.message && translate(fieldState.error.message),
      }}
      sx={{ fontSize: 14 }}
    >
      <option value="" disabled>
        –
      </option>
      {option.values.map(({ key, names }) => (
        <option key={key} value={key}>
          {toText(names) || key}
        </option>
      ))}
    </NativeSelect>
  );
};
