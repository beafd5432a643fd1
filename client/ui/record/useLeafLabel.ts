import { useTranslate, useTranslateLabel } from 'react-admin';
import { LANGUAGES, type Localized } from '#shared/localization';
import type { Fields, Step } from './leaves.ts';
import { useLocalize } from './localized.tsx';

const isLanguage = (name: string) => (LANGUAGES as readonly string[]).includes(name);

/** The name of a leaf as on its screen: "Variants · Red / S · Base price", "Name · English". */
export const useLeafLabel = (resource: string) => {
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const localize = useLocalize();
  const itemName = ({ names, name, optionValues, sku, code, key, alt, url }: Fields): string => {
    const options = Array.isArray(optionValues) ? optionValues.join(' / ') : '';
    const shown = typeof alt === 'object' ? localize(alt as Localized) : alt;
    // The address of what is stored here tells a person nothing.
    const address = typeof url === 'string' && url.startsWith('/api/') ? '' : url;
    const known = [localize(names as Localized), name, options, sku, code, key, shown, address];
    return String(known.find((one) => one !== undefined && one !== null && one !== '') ?? '');
  };
  const fieldName = (fields: readonly string[]) => {
    const last = fields.at(-1) ?? '';
    if (fields.length > 1 && isLanguage(last)) return translate(`layout.languages.${last}`);
    const inner = translate(`resources.${resource}.fields.${last}`, { _: last });
    const source = fields.join('.');
    return fields.length > 1
      ? translate(`resources.${resource}.fields.${source}`, { _: inner })
      : translate(`activities.fields.${source}`, {
          // A field with fields of its own has its name under `_`.
          _: translate(`resources.${resource}.fields.${source}._`, {
            _: String(translateLabel({ resource, source })),
          }),
        });
  };
  return (path: readonly Step[]): string => {
    const fields: string[] = [];
    const words = path.map((step) => {
      if (!('field' in step)) return itemName(step.item);
      fields.push(step.field);
      return fieldName(fields);
    });
    return words.filter((word) => word !== '').join(' · ');
  };
};
