/** Inputs for the attributes the product's category asks for, tightest first, and for those that have a value. */
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { DateInput, SelectInput, useDataProvider, useGetList, useTranslate } from 'react-admin';
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import { REQUIREMENTS, type Requirement } from '#contract/catalog/categories';
import type { Api } from '../../api.ts';
import { PlainNumberInput } from '../../ui/form/PlainNumberInput.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { LoadError } from '../../ui/feedback/Loading.tsx';

interface Effective {
  effective: { attributeId: number; requirement: Requirement }[];
}

const AttributeInput = ({
  attribute,
  requirement,
}: {
  attribute: Attribute;
  requirement: Requirement | undefined;
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const source = `attributes.${attribute.code}`;
  const needed =
    requirement && requirement !== 'optional'
      ? ` · ${translate(`products.requirements.${requirement}`)}`
      : '';
  const label = `${toText(attribute.names)}${attribute.unit ? translate('layout.inParentheses', { text: attribute.unit }) : ''}${needed}`;
  const shared = { source, label, helperText: false } as const;
  switch (attribute.type) {
    case 'text':
      return (
        <Box sx={{ gridColumn: '1 / -1' }}>
          <LocalizedInput source={source} label={label} />
        </Box>
      );
    case 'number':
      return <PlainNumberInput {...shared} />;
    case 'date':
      return <DateInput {...shared} parse={(day: string) => day || null} />;
    case 'boolean':
      return (
        <SelectInput
          {...shared}
          choices={[
            { id: true, name: 'ra.boolean.true' },
            { id: false, name: 'ra.boolean.false' },
          ]}
          parse={(value: unknown) => (value === '' ? null : value)}
        />
      );
    default:
      return (
        <SelectInput
          {...shared}
          choices={attribute.options.map(({ code, names }) => ({ id: code, name: toText(names) }))}
          translateChoice={false}
          parse={(value: string) => value || null}
        />
      );
  }
};

export const AttributeInputs = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const categoryId = useWatch<{ primaryCategoryId: number | null }>({
    name: 'primaryCategoryId',
  }) as number | null;
  const values = useWatch<{ attributes: Record<string, AttributeValue> }>({
    name: 'attributes',
  }) as Record<string, AttributeValue> | undefined;
  const all = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const ofCategory = useQuery({
    queryKey: ['categories', 'effective', categoryId],
    queryFn: async ({ signal }) =>
      (await api.call<Effective>('GET', `/categories/${categoryId}`, undefined, signal)).data,
    enabled: Boolean(categoryId),
  });
  const failed = [all, ofCategory].find(({ error, data }) => error && !data);
  if (failed) return <LoadError error={failed.error} onRetry={failed.refetch} />;
  const { data: attributes = [] } = all;
  const { data: category } = ofCategory;
  const asked = new Map(
    (categoryId ? category?.effective : [])?.map(({ attributeId, requirement }) => [
      attributeId,
      requirement,
    ]),
  );
  const tightness = ({ id }: Attribute) => REQUIREMENTS.indexOf(asked.get(id) ?? 'optional');
  const shown = attributes
    .filter(
      ({ id, code }) => asked.has(id) || (values?.[code] !== undefined && values[code] !== null),
    )
    .sort((a, b) => tightness(b) - tightness(a));
  if (shown.length === 0) {
    return (
      <Typography color="text.secondary">
        {translate(categoryId ? 'products.noAttributes' : 'products.chooseCategory')}
      </Typography>
    );
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        columnGap: 2,
        alignItems: 'start',
      }}
    >
      {shown.map((attribute) => (
        <AttributeInput
          key={attribute.id}
          attribute={attribute}
          requirement={asked.get(attribute.id)}
        />
      ))}
    </Box>
  );
};
