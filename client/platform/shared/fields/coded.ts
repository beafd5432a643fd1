/** Values by code, such as attributes of products: what the codes and the coded values are called. */
import { useCanAccess, useGetList } from 'react-admin';
import type { Localized } from '#shared/localization';
import { useLocalize } from '../../../ui/record/localized.tsx';

interface Coded {
  id: number;
  code?: string;
  /** Of those that go by a key instead. */
  key?: string;
  names: Localized;
  unit?: string | null;
  options?: readonly { code: string; names: Localized }[];
}

const ALL = {
  pagination: { page: 1, perPage: 1000 },
  sort: { field: 'id', order: 'ASC' },
} as const;

/** Both return the code itself where no record has it. */
export const useCoded = (resource: string) => {
  const toText = useLocalize();
  const { canAccess = false } = useCanAccess({ resource, action: 'list' });
  const { data = [] } = useGetList<Coded>(resource, ALL, { enabled: canAccess });
  const find = (code: string) => data.find((one) => (one.code ?? one.key) === code);
  return {
    nameOf: (code: string) => toText(find(code)?.names) || code,
    valueOf: (code: string, value: string) =>
      toText(find(code)?.options?.find((option) => option.code === value)?.names) || value,
    unitOf: (code: string) => find(code)?.unit ?? '',
  };
};
