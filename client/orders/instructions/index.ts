import Assignment from '@mui/icons-material/AssignmentOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const instructions: Feature = {
  name: 'instructions',
  options: {
    values: {
      kind: 'instructions.kinds',
      state: 'instructions.states',
      outcome: 'instructions.states',
    },
    contracts: async () => {
      const { Instruction, InstructionInput, Acknowledgement } =
        await import('#contract/orders/instructions');
      return [Instruction, InstructionInput, Acknowledgement];
    },
  },
  icon: Assignment,
  list: lazyPage(() => import('./InstructionList.tsx')),
};
