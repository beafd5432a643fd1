import { Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { ArrayInput, required, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import { ATTRIBUTE_TYPES, type AttributeType } from '#contract/catalog/attributes';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const types = ATTRIBUTE_TYPES.map((id) => ({ id, name: `attributes.types.${id}` }));

export const AttributeFields = () => {
  const type = useWatch<{ type: AttributeType }>({ name: 'type' });
  const hasOptions = type === 'choice' || type === 'colour';
  return (
    <>
      <Section>
        <LocalizedInput source="names" validate={required()} />
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr 1fr' },
            columnGap: 2,
          }}
        >
          <CodeInput source="code" validate={required()} helperText="attributes.help.code" />
          <SelectInput source="type" choices={types} validate={required()} helperText={false} />
          {type === 'number' && <TextInput source="unit" helperText="attributes.help.unit" />}
        </Box>
      </Section>
      {hasOptions && (
        <Section title="resources.attributes.fields.options" help="attributes.help.options">
          <ArrayInput source="options" label={false} helperText={false}>
            <SimpleFormIterator inline disableClear>
              <CodeInput source="code" validate={required()} helperText={false} />
              <TextInput source="names.en" label="attributes.optionEn" helperText={false} />
              <TextInput source="names.zh" label="attributes.optionZh" helperText={false} />
              {type === 'colour' && (
                <TextInput
                  source="colour"
                  type="color"
                  helperText={false}
                  sx={{ width: 90 }}
                  parse={(colour: string) => colour || undefined}
                />
              )}
            </SimpleFormIterator>
          </ArrayInput>
        </Section>
      )}
    </>
  );
};
