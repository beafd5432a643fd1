/** The options of a product (size, colour) and their values, from which variants are combined. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, Button, IconButton, TextField } from '@mui/material';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { optionKey, type ProductOption, type VariantInput } from '#contract/catalog/products';
import { type Language, LANGUAGES } from '#shared/localization';

interface Form {
  options: ProductOption[];
  variants: VariantInput[];
}
const MAX_OPTIONS = 5;
const MAX_VARIANTS = 500;

/** Every combination of the values, in their order. */
export const combinations = (options: readonly ProductOption[]): string[][] =>
  options.reduce<string[][]>(
    (all, option) => all.flatMap((chosen) => option.values.map(({ key }) => [...chosen, key])),
    [[]],
  );

type OptionValues = ProductOption['values'];

/** What shoppers read for each value, per language; folded away because most values read the same everywhere. */
const ValueNames = ({
  option,
  onChange,
}: {
  option: ProductOption;
  onChange: (values: OptionValues) => void;
}) => {
  const translate = useTranslate();
  const rename = (key: string, language: Language, name: string) =>
    onChange(
      option.values.map((value) =>
        value.key === key ? { ...value, names: { ...value.names, [language]: name } } : value,
      ),
    );
  return (
    <Box
      component="details"
      sx={{
        gridColumn: '1 / -1',
        '& summary': { cursor: 'pointer', color: 'primary.main', py: 0.5 },
      }}
    >
      <summary>{translate('products.valueNames')}</summary>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1, pt: 1 }}
      >
        {option.values.flatMap(({ key, names }) =>
          LANGUAGES.map((language) => (
            <TextField
              key={`${key} ${language}`}
              label={`${key} · ${translate(`layout.languages.${language}`)}`}
              value={names[language] ?? ''}
              onChange={({ target }) => rename(key, language, target.value)}
            />
          )),
        )}
      </Box>
    </Box>
  );
};

export const OptionsInput = () => {
  const translate = useTranslate();
  const { setValue, getValues } = useFormContext<Form>();
  const { fields, append, remove, update } = useFieldArray<Form, 'options'>({ name: 'options' });
  const options = (useWatch<Form, 'options'>({ name: 'options' }) ?? []) as ProductOption[];
  const dirty = { shouldDirty: true, shouldValidate: false } as const;

  const removeOption = (at: number) => {
    remove(at);
    const kept = new Map<string, VariantInput>();
    for (const variant of getValues('variants')) {
      const optionValues = variant.optionValues.filter((_, position) => position !== at);
      kept.set(optionKey(optionValues), { ...variant, optionValues });
    }
    setValue('variants', [...kept.values()], dirty);
  };
  const combine = () => {
    const variants = getValues('variants');
    const known = new Map(variants.map((variant) => [optionKey(variant.optionValues), variant]));
    const template = variants[0];
    const combined = combinations(options).slice(0, MAX_VARIANTS);
    const next = combined.map((optionValues, index): VariantInput => {
      // The first variants without a combination of their own keep their SKU and their history.
      const homeless =
        variants[index] && variants[index].optionValues.length !== options.length
          ? variants[index]
          : undefined;
      const fresh = {
        ...(homeless ?? {
          sku: null,
          barcode: null,
          cost: template?.cost ?? null,
          basePrice: template?.basePrice ?? 0,
          originalPrice: null,
          weightGrams: template?.weightGrams ?? null,
        }),
        optionValues,
      };
      return known.get(optionKey(optionValues)) ?? fresh;
    });
    setValue('variants', next, dirty);
  };
  return (
    <Box sx={{ mb: 2 }}>
      {fields.map((field, index) => {
        const option = options[index] ?? field;
        return (
          <Box
            key={field.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 2fr auto' },
              gap: 1,
              mb: 1,
              alignItems: 'center',
            }}
          >
            {LANGUAGES.map((language) => (
              <TextField
                key={language}
                label={`${translate('products.option')} · ${translate(`layout.languages.${language}`)}`}
                value={option.names[language] ?? ''}
                onChange={({ target }) =>
                  update(index, { ...option, names: { ...option.names, [language]: target.value } })
                }
              />
            ))}
            <Autocomplete
              multiple
              freeSolo
              autoSelect
              options={[]}
              value={option.values.map(({ key }) => key)}
              onChange={(_, keys) =>
                update(index, {
                  ...option,
                  values: [...new Set(keys)].map(
                    (key) =>
                      option.values.find((value) => value.key === key) ?? {
                        key,
                        names: { en: key },
                      },
                  ),
                })
              }
              renderInput={(params) => (
                <TextField {...params} label={translate('products.optionValues')} />
              )}
            />
            <IconButton
              aria-label={translate('products.removeOption')}
              onClick={() => removeOption(index)}
            >
              <Delete />
            </IconButton>
            {option.values.length > 0 && (
              <ValueNames
                option={option}
                onChange={(values) => update(index, { ...option, values })}
              />
            )}
          </Box>
        );
      })}
      <Button
        startIcon={<Add />}
        disabled={fields.length >= MAX_OPTIONS}
        onClick={() => append({ names: {}, values: [] })}
      >
        {translate('products.addOption')}
      </Button>
      {options.length > 0 && (
        <Button onClick={combine} disabled={options.some(({ values }) => values.length === 0)}>
          {translate('products.combine', { smart_count: combinations(options).length })}
        </Button>
      )}
    </Box>
  );
};
