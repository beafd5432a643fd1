/** What the fields of a resource hold, read from its contract once a page asks: the first page needs no contract. */
import { useQuery } from '@tanstack/react-query';
import { useResourceDefinition } from 'react-admin';
import { fieldMetadataByKind, type Fields } from '#shared/fieldMetadata';
import type { FeatureOptions } from '../../ui/feature.ts';

const UNKNOWN: Fields = new Map();
const NO_NAMES = {};
const NO_TEXTS: NonNullable<FeatureOptions['texts']> = {};

const useOptions = (resource: string) =>
  (useResourceDefinition({ resource }).options ?? {}) as FeatureOptions;

/** The messages that name its coded values. */
export const useValueNames = (resource: string) => useOptions(resource).values ?? NO_NAMES;

/** The fields that are written as a whole, with what writes them. */
export const useTexts = (resource: string) => useOptions(resource).texts ?? NO_TEXTS;

/** What names its records where that is more than their name; undefined for the usual. */
export const useOwnName = (resource: string) => useOptions(resource).nameOf;

const NO_COMPARISON: NonNullable<FeatureOptions['comparison']> = {};
/** How two states of a record are compared. */
export const useComparison = (resource: string) => useOptions(resource).comparison ?? NO_COMPARISON;

const useContracts = (resource: string) => {
  const { contracts } = useOptions(resource);
  return useQuery({
    queryKey: ['contracts', resource],
    queryFn: async () => fieldMetadataByKind(...((await contracts?.()) ?? [])),
    enabled: contracts !== undefined,
    staleTime: Infinity,
  });
};

export const useFields = (resource: string): Fields => useContracts(resource).data ?? UNKNOWN;

/** Whether it is not known yet what they hold; false where there is no contract. */
export const useAreFieldsLoading = (resource: string): boolean => useContracts(resource).isLoading;
