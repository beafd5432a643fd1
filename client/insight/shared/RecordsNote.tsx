import { useTranslate } from 'react-admin';

/** Says of figures of members that they count records, and not persons as the figures of the programme do. */
export const RecordsNote = () => <>{useTranslate()('dashboard.countsRecords')}</>;
