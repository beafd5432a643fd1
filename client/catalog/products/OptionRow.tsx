/** One option of a product: its name and its values. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, TextField } from '@mui/material';
import { useTranslate, ValidationError } from 'react-admin';
import { useFormState } from 'react-hook-form';
import type { ProductOption } from '#contract/catalog/products';
import { type Language, LANGUAGES } from '#shared/localization';
import { useWords } from '../../ui/form/useWords.ts';
import { useSame } from '../../ui/useSame.ts';
import { typedValues } from './typedValues.ts';
import { firstMessage } from '../../platform/shared/audience/firstMessage.ts';
import { TWO } from '../../ui/form/layout.ts';

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
        sx={{
          ...TWO,
          pt: 1,
        }}
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

/** What the contract says of the names and of the values of an option, in words. */
const useOptionErrors = (index: number) => {
  const { errors } = useFormState<{ options: ProductOption[] }>({ name: `options.${index}` });
  const { names, values } = errors.options?.[index] ?? {};
  const toText = (error: unknown) => {
    const message = firstMessage(error);
    return message === undefined ? undefined : <ValidationError error={message} />;
  };
  return {
    nameOf: (language: Language) => toText(names?.[language]),
    values: toText(values),
  };
};

export interface OptionRowProps {
  index: number;
  option: ProductOption;
  onChange: (option: ProductOption) => void;
  onRemove: () => void;
}

export const OptionRow = ({ index, option, onChange, onRemove }: OptionRowProps) => {
  const translate = useTranslate();
  const errors = useOptionErrors(index);
  const keys = useSame(option.values.map(({ key }) => key));
  const words = useWords(keys, typedValues);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: 'minmax(0, 1fr) minmax(0, 1fr) auto',
          lg: '1fr 1fr 2fr auto',
        },
        // The values go below the names, where a menu may leave little room for all in a row.
        '& > .MuiAutocomplete-root': {
          gridRow: { sm: 2, lg: 'auto' },
          gridColumn: { sm: 'span 2', lg: 'auto' },
        },
        gap: 1,
        mb: 1,
        alignItems: 'start',
      }}
    >
      {LANGUAGES.map((language) => (
        <TextField
          key={language}
          label={`${translate('products.option')} · ${translate(`layout.languages.${language}`)}`}
          value={option.names[language] ?? ''}
          error={errors.nameOf(language) !== undefined}
          helperText={errors.nameOf(language)}
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
        value={keys}
        {...words.box}
        onChange={(_, typed) => {
          words.tell(typed);
          onChange({
            ...option,
            values: typedValues(typed).map(
              (key) =>
                option.values.find((value) => value.key === key) ?? {
                  key,
                  names: { en: key },
                },
            ),
          });
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            label={translate('products.optionValues')}
            error={errors.values !== undefined}
            helperText={errors.values ?? words.said}
          />
        )}
      />
      <IconButton
        aria-label={translate('products.removeOption')}
        onClick={onRemove}
        sx={{ mt: 0.75 }}
      >
        <Delete />
      </IconButton>
      {option.values.length > 0 && (
        <ValueNames option={option} onChange={(values) => onChange({ ...option, values })} />
      )}
    </Box>
  );
};
