import EventBusy from '@mui/icons-material/EventBusyOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** When staff are away, and who answers customers in their place. */
export const absences: Feature = {
  name: 'absences',
  recordRepresentation: 'staffName',
  options: {
    values: { state: 'absences.states' },
    contracts: async () => {
      const { Absence, AbsenceInput } = await import('#contract/service/absences');
      return [AbsenceInput, Absence];
    },
  },
  icon: EventBusy,
  list: lazyPage(() => import('./AbsenceList.tsx')),
  edit: lazyPage(() => import('./AbsenceEdit.tsx')),
  create: lazyPage(() => import('./AbsenceCreate.tsx')),
};
