/** An attribute and its value, outside a form. */
import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import { readPlain, valueOrNaN } from '#shared/numbers';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

interface Chosen {
  code: string;
  value: AttributeValue | null;
}

/** NaN for what is no number. */
const valueOf = ({ type }: Attribute, text: string): AttributeValue | null => {
  if (type === 'number') return valueOrNaN(readPlain(text));
  if (text === '') return null;
  if (type === 'boolean') return text === 'true';
  return text;
};

export const AttributeChange = ({ onChange }: { onChange: (chosen: Chosen | null) => void }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const query = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const { data = [] } = query;
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const attribute = data.find((one) => one.code === code);
  const choices =
    attribute?.type === 'boolean'
      ? ['true', 'false'].map((value) => ({ code: value, name: translate(`ra.boolean.${value}`) }))
      : attribute?.options.map((option) => ({ code: option.code, name: toText(option.names) }));
  const isWrong = attribute !== undefined && Number.isNaN(valueOf(attribute, text));
  const edit = (next: string) => {
    setText(next);
    if (!attribute) return;
    const value = valueOf(attribute, next);
    onChange(Number.isNaN(value) ? null : { code, value });
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextField
        select
        label={translate('products.bulk.fields.attribute')}
        helperText={choicesHelp(query)}
        value={code}
        onChange={({ target }) => {
          setCode(target.value);
          setText('');
          onChange({ code: target.value, value: null });
        }}
      >
        {data.map((one) => (
          <MenuItem key={one.id} value={one.code}>
            {toText(one.names)}
          </MenuItem>
        ))}
      </TextField>
      {attribute && choices && choices.length > 0 && (
        <TextField
          select
          label={translate('products.bulk.value')}
          value={text}
          onChange={({ target }) => edit(target.value)}
        >
          <MenuItem value="">{translate('products.bulk.noValue')}</MenuItem>
          {choices.map((choice) => (
            <MenuItem key={choice.code} value={choice.code}>
              {choice.name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {attribute && !choices?.length && (
        <TextField
          label={translate('products.bulk.value')}
          value={text}
          type={attribute.type === 'date' ? 'date' : 'text'}
          error={isWrong}
          helperText={isWrong && translate('ra.validation.number')}
          onChange={({ target }) => edit(target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </Box>
  );
};
