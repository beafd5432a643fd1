import { type RaRecord, useGetRecordRepresentation } from 'react-admin';
import type { Localized } from '#shared/localization';
import { useLocalize } from './localized.tsx';

/** What the records of a resource are called on the screen: by their names in its language where they have them. */
export const useRecordName = (resource: string) => {
  const toText = useLocalize();
  const represent = useGetRecordRepresentation(resource);
  return (record: RaRecord): string => {
    const localized = toText((record as RaRecord & { names?: Localized }).names);
    if (localized) return localized;
    const representation = represent(record);
    return typeof representation === 'string' ? representation : String(record.id);
  };
};
