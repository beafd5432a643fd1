/** A product to read, for whoever may not change it. */
import { Country } from '../../ui/record/country.tsx';
import { Box, Typography } from '@mui/material';
import { useLocale, useRecordContext, useTranslate } from 'react-admin';
import { sizedAddress } from '#rules/platform/pictures';
import type { Language } from '#shared/localization';
import { CategoryName } from '../../pricing/shared/categories.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { AttributeFacts } from './AttributeFacts.tsx';
import { altText } from './pictures/order.ts';
import { Pages, ProductTitle, Rail } from './ProductPages.tsx';
import type { EditedProduct } from './record.ts';
import { VariantsTable } from './VariantsTable.tsx';

const label = (field: string) => `resources.products.fields.${field}`;

const Basics = ({ product }: { product: EditedProduct }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { status, brand, countryOfOrigin, externalId, tags, primaryCategoryId } = product;
  const facts = [
    { label: label('names'), value: toText(product.names) },
    { label: label('status'), value: translate(`products.statuses.${status}`) },
    { label: label('primaryCategoryId'), value: <CategoryName id={primaryCategoryId} /> },
    { label: label('brand'), value: brand },
    { label: label('countryOfOrigin'), value: <Country country={countryOfOrigin} /> },
    { label: label('externalId'), value: externalId },
    { label: label('tags'), value: tags.join(translate('layout.listSeparator')) || null },
  ];
  return (
    <Section title="products.sections.basics">
      <Facts facts={facts} />
      <Typography sx={{ mt: 1.5, whiteSpace: 'pre-line' }}>
        {toText(product.descriptions)}
      </Typography>
    </Section>
  );
};

const Main = () => {
  const locale = useLocale() as Language;
  const product = useRecordContext<EditedProduct>();
  if (!product) return null;
  return (
    <>
      <Basics product={product} />
      {Object.keys(product.attributes).length > 0 && (
        <Section title="products.sections.attributes">
          <AttributeFacts product={product} />
        </Section>
      )}
      <Section title="products.sections.variants">
        <VariantsTable product={product} />
      </Section>
      {product.images.length > 0 && (
        <Section title="products.sections.images">
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {product.images.map(({ url, alt }) => (
              <Box
                key={url}
                component="img"
                src={sizedAddress(url, 'small')}
                alt={altText(alt, locale)}
                loading="lazy"
                sx={{ height: 96 }}
              />
            ))}
          </Box>
        </Section>
      )}
    </>
  );
};

const ProductShow = () => (
  <ShowPage title={<ProductTitle />} rail={<Rail />}>
    <Pages>
      <Main />
    </Pages>
  </ShowPage>
);

export default ProductShow;
