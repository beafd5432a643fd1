/** Records, levels and coded values that a field names, by their own names. */
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useGetManyAggregate, useTranslate } from 'react-admin';
import type { AudiencePart } from '#contract/platform/audiences';
import { localize, type Localized } from '#shared/localization';
import type { Api } from '../../../api.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { useAudienceName } from '../audience/useAudienceChoices.ts';
import { useOwnName } from '../useFields.ts';
import { useCoded } from './coded.ts';

interface Named {
  id: number;
  name?: string;
  names?: Localized;
  /** Of those that people call by a number, as tickets and cases. */
  number?: string;
}
interface NamesProps {
  ids: readonly number[];
}

/** By number where a record is gone, or nobody's business here. */
const useListed = (ids: readonly number[], nameOf: (id: number) => string | undefined) =>
  ids.map((id) => nameOf(id) ?? `#${id}`).join(useTranslate()('layout.listSeparator'));

const Records = ({ resource, ids }: NamesProps & { resource: string }) => {
  const { locale } = useStoreSettings();
  const { canAccess = false } = useCanAccess({ resource, action: 'list' });
  const special = useOwnName(resource);
  const { data } = useGetManyAggregate<Named>(
    resource,
    { ids: [...ids] },
    { enabled: canAccess && ids.length > 0 },
  );
  const named = new Map(data?.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const nameOf = (id: number) => {
    const record = named.get(id);
    if (record && special) return special({ ...record }, locale);
    return record?.names ? localize(record.names, locale) : (record?.name ?? record?.number);
  };
  return <>{useListed(ids, nameOf)}</>;
};

interface Variant {
  id: number;
  variantId: number;
  name: string;
  names: Localized;
  sku: string | null;
}

/** Every variant has a base price, and may have one in each list: a row says the name. */
const LISTS = 20;
const MOST = 1000;
const Variants = ({ ids }: NamesProps) => {
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const { canAccess = false } = useCanAccess({ resource: 'prices', action: 'list' });
  const { data } = useQuery({
    queryKey: ['prices', 'fieldNames', ids],
    queryFn: async ({ signal }) =>
      (
        await api.getList<Variant>('prices', {
          filter: { minQuantity: 1, state: 'current', variantId: [...ids] },
          pagination: { page: 1, perPage: Math.min(MOST, ids.length * LISTS) },
          sort: { field: 'variantId', order: 'ASC' },
          signal,
        })
      ).data,
    enabled: canAccess,
  });
  const named = new Map(
    data?.map(({ variantId, name, names, sku }) => [
      variantId,
      [localize(names, locale) || name, sku].filter(Boolean).join(' · '),
    ]),
  );
  return <>{useListed(ids, (id) => named.get(id))}</>;
};

export const RecordNames = ({ resource, ids }: NamesProps & { resource: string }) =>
  resource === 'variants' ? <Variants ids={ids} /> : <Records resource={resource} ids={ids} />;

/** Records that go by a key or a code, by their names. */
export const KeyedNames = ({ resource, keys }: { resource: string; keys: readonly string[] }) => {
  const { nameOf } = useCoded(resource);
  return <>{keys.map(nameOf).join(useTranslate()('layout.listSeparator'))}</>;
};

/** Levels, groups or channels as the store calls them. */
export const AudienceNames = ({ kind, keys }: { kind: AudiencePart; keys: readonly string[] }) => {
  const nameOf = useAudienceName();
  return <>{keys.map((key) => nameOf(kind, key)).join(useTranslate()('layout.listSeparator'))}</>;
};
