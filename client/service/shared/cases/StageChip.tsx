import type { Case } from '#contract/service/cases';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { stageTone } from './stageTone.ts';

export const StageChip = ({ kind, stage }: Pick<Case, 'kind' | 'stage'>) => (
  <StatusChip tone={stageTone(kind, stage)} label={`cases.stages.${stage}`} />
);
