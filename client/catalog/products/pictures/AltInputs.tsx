import { useTranslate } from 'react-admin';
import type { ProductImage } from '#contract/catalog/products';
import { LANGUAGES } from '#shared/localization';
import { LimitedField } from '../../../ui/form/LimitedField.tsx';
import { altIn, withAlt } from './order.ts';

/** What a picture shows, in both languages of the store: for people who cannot see it, and for search engines. */
export const AltInputs = ({
  alt,
  onChange,
}: {
  alt: ProductImage['alt'] | undefined;
  onChange: (alt: ProductImage['alt']) => void;
}) => {
  const translate = useTranslate();
  return LANGUAGES.map((language) => (
    <LimitedField
      key={language}
      size="small"
      fullWidth
      margin="none"
      label={`${translate('resources.products.fields.images.alt')} · ${translate(`layout.languages.${language}`)}`}
      value={altIn(alt, language)}
      onChange={({ target }) => onChange(withAlt(alt, language, target.value))}
      slotProps={{ htmlInput: { lang: language } }}
      max={300}
    />
  ));
};
