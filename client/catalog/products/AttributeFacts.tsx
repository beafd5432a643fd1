import { useGetList, useTranslate } from 'react-admin';
import type { Attribute } from '#contract/catalog/attributes';
import type { Localized } from '#shared/localization';
import { own } from '#shared/own';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import type { EditedProduct } from './record.ts';

/** The attributes of a product that have a value, by their names. */
export const AttributeFacts = ({ product }: { product: EditedProduct }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const query = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  if (!query.data) return <Loading query={query} height={80} />;
  const facts = query.data.flatMap(({ code, names, unit, options }) => {
    const value = own(product.attributes, code);
    if (value === undefined || value === null) return [];
    const option = options.find((one) => one.code === value);
    const text =
      typeof value === 'boolean'
        ? translate(`ra.boolean.${value}`)
        : typeof value === 'object'
          ? toText(value as Localized)
          : option
            ? toText(option.names)
            : `${value}${unit ? ` ${unit}` : ''}`;
    return [{ label: toText(names), value: text }];
  });
  return <Facts facts={facts} />;
};
