import QuickreplyOutlined from '@mui/icons-material/QuickreplyOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Texts that staff send again and again, and what they do to the ticket besides. */
export const macros: Feature = {
  name: 'macros',
  recordRepresentation: 'shortcut',
  options: {
    values: {
      kind: 'macros.kinds',
      next: 'tickets.next',
      resolution: 'tickets.resolutions',
      type: 'tickets.types',
      priority: 'tickets.priorities',
    },
    contracts: async () => {
      const { Macro, MacroInput } = await import('#contract/service/macros');
      return [MacroInput, Macro];
    },
  },
  icon: QuickreplyOutlined,
  list: lazyPage(() => import('./MacroList.tsx')),
  edit: lazyPage(() => import('./MacroEdit.tsx')),
  create: lazyPage(() => import('./MacroCreate.tsx')),
};
