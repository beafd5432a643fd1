/** The sections of a product, in the order people ask: what is it, where does it hang, what does it cost. */
import { Box } from '@mui/material';
import { useMemo } from 'react';
import { AutocompleteInput, required, SelectInput, TextInput } from 'react-admin';
import { PRODUCT_STATUSES } from '#contract/catalog/products';
import { COUNTRIES } from '#shared/localization';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { AttributeInputs } from './AttributeInputs.tsx';
import { OptionsInput } from './OptionsInput.tsx';
import { PicturesInput } from './pictures/PicturesInput.tsx';
import { TagsInput } from './TagsInput.tsx';
import { VariantsInput } from './variants/VariantsInput.tsx';

const statuses = PRODUCT_STATUSES.map((id) => ({ id, name: `products.statuses.${id}` }));
const columns = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
  alignItems: 'start',
};

/** A country, named in the language of the screen. */
const CountryInput = ({ source }: { source: string }) => {
  const { locale } = useStoreSettings();
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    return COUNTRIES.map((id) => ({ id, name: `${names.of(id)} (${id})` })).sort((a, b) =>
      a.name.localeCompare(b.name, locale),
    );
  }, [locale]);
  return (
    <AutocompleteInput
      source={source}
      choices={choices}
      helperText={false}
      parse={(code: string) => code || null}
    />
  );
};

export const ProductFields = () => (
  <>
    <Section title="products.sections.basics">
      <LocalizedInput source="names" validate={required()} />
      <LocalizedInput source="descriptions" multiline minRows={3} />
      <Box sx={columns}>
        <SelectInput
          source="status"
          choices={statuses}
          validate={required()}
          helperText="products.help.status"
        />
        <TextInput source="brand" helperText={false} parse={(brand: string) => brand || null} />
        <CountryInput source="countryOfOrigin" />
        <TextInput
          source="externalId"
          helperText="products.help.externalId"
          parse={(text: string) => text || null}
        />
        <TagsInput source="tags" />
      </Box>
    </Section>
    <Section title="products.sections.category">
      <Box sx={columns}>
        <CategoryInput source="primaryCategoryId" />
        <CategoryInput source="categoryIds" multiple />
      </Box>
    </Section>
    <Section title="products.sections.attributes" help="products.help.attributes">
      <AttributeInputs />
    </Section>
    <Section title="products.sections.variants" help="products.help.variants">
      <OptionsInput />
      <VariantsInput />
    </Section>
    <Section title="products.sections.images" help="products.help.pictures">
      <PicturesInput />
    </Section>
  </>
);
