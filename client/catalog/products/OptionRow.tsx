/** One option of a product: its name and its values. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ProductOption } from '#contract/catalog/products';
import { type Language, LANGUAGES } from '#shared/localization';

type OptionValues = ProductOption['values'];

/** What shoppers read for each value, per language; collapsed, because most values read the same in every language. */
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

export interface OptionRowProps {
  option: ProductOption;
  onChange: (option: ProductOption) => void;
  onRemove: () => void;
}

export const OptionRow = ({ option, onChange, onRemove }: OptionRowProps) => {
  const translate = useTranslate();
  return (
    <Box
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
            onChange({ ...option, names: { ...option.names, [language]: target.value } })
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
          onChange({
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
      <IconButton aria-label={translate('products.removeOption')} onClick={onRemove}>
        <Delete />
      </IconButton>
      {option.values.length > 0 && (
        <ValueNames option={option} onChange={(values) => onChange({ ...option, values })} />
      )}
    </Box>
  );
};
