/** What the fields of a resource hold, read from its contract once a page asks: the first page needs no contract. */
import { useQuery } from '@tanstack/react-query';
import { useResourceDefinition } from 'react-admin';
import { fieldMetadata, type Fields } from '#shared/fieldMetadata';
import type { FeatureOptions } from '../../ui/feature.ts';

const UNKNOWN: Fields = new Map();

export const useFields = (resource: string): Fields => {
  const { contracts } = (useResourceDefinition({ resource }).options ?? {}) as FeatureOptions;
  const { data } = useQuery({
    queryKey: ['contracts', resource],
    queryFn: async () => fieldMetadata(...((await contracts?.()) ?? [])),
    enabled: contracts !== undefined,
    staleTime: Infinity,
  });
  return data ?? UNKNOWN;
};
