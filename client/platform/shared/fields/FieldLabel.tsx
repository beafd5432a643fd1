/** The name of any field in words: "Variants · Red / S · Base price", "Name · English", "Attributes · Material". */
import { Fragment } from 'react';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { LANGUAGES, type Localized } from '#shared/localization';
import type { FieldLabelProps } from '../../../ui/form/fieldValue.ts';
import type { RecordValues } from '../../../ui/record/leaves.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { useFields } from '../useFields.ts';
import { useCoded } from './coded.ts';
import { fieldName, lastOf, metadataAt, outerOf } from './fieldWords.ts';
import { useOptionNames } from './optionsAround.ts';
import { RecordNames } from './RecordNames.tsx';

const isLanguage = (name: string) => (LANGUAGES as readonly string[]).includes(name);

const CodedName = ({ resource, code }: { resource: string; code: string }) =>
  useCoded(resource).nameOf(code);

/** The name of one field, without what it is in. */
export const FieldName = ({ resource, field }: { resource: string; field: string }) => {
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const { codes } = metadataAt(useFields(resource), outerOf(field));
  const last = lastOf(field);
  if (codes) return <CodedName resource={codes} code={last} />;
  if (field.includes('.') && isLanguage(last)) return translate(`layout.languages.${last}`);
  const known = fieldName(translate, resource, field);
  return known ?? (field.includes('.') ? last : translateLabel({ resource, source: field }));
};

/** Before a name, so that what has none leaves nothing behind. */
const BETWEEN = ' · ';

/** What tells an item from the others; its options by name, as the change or the record around gives them, with its SKU. */
const useItemName = () => {
  const localize = useLocalize();
  const translate = useTranslate();
  const optionsOf = useOptionNames();
  return ({ names, texts, name, optionValues, sku, code, alt, url }: RecordValues): string => {
    const values = optionsOf(optionValues);
    const chosen = values === '' ? '' : [values, sku].filter(Boolean).join(BETWEEN);
    const shown = typeof alt === 'object' ? localize(alt as Localized) : alt;
    // The address of what is stored here tells a person nothing.
    const isStored = typeof url === 'string' && url.startsWith('/api/');
    const address = isStored ? translate('pictures.stored') : url;
    const named = [names, texts].map((one) => localize(one as Localized));
    const known = [...named, name, chosen, sku, code, shown, address];
    return String(known.find((one) => one !== undefined && one !== null && one !== '') ?? '');
  };
};

/** An item of a list: by its own name, else by the record that it is about. */
const ItemName = ({
  resource,
  field,
  item,
}: {
  resource: string;
  field: string;
  item: RecordValues;
}) => {
  const fields = useFields(resource);
  const name = useItemName()(item);
  if (name !== '')
    return (
      <>
        {BETWEEN}
        {name}
      </>
    );
  for (const [key, value] of Object.entries(item)) {
    const { reference } = metadataAt(fields, `${field}.${key}`);
    if (reference && typeof value === 'number')
      return (
        <>
          {BETWEEN}
          <RecordNames resource={reference} ids={[value]} />
        </>
      );
  }
  return typeof item.key === 'string' ? (
    <>
      {BETWEEN}
      {item.key}
    </>
  ) : null;
};

export const FieldLabel = ({ resource, path }: FieldLabelProps) => {
  const names: string[] = [];
  return path.map((step, index) => {
    if ('field' in step) names.push(step.field);
    const field = names.join('.');
    return (
      <Fragment key={index}>
        {'field' in step ? (
          <>
            {index > 0 && BETWEEN}
            <FieldName resource={resource} field={field} />
          </>
        ) : (
          <ItemName resource={resource} field={field} item={step.item} />
        )}
      </Fragment>
    );
  });
};
