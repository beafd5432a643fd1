/** How a stage looks, in chips. Pure. */
import type { CaseKind, CaseStage } from '#contract/service/stages';
import { hasEnded, mainPath } from '#rules/service/stages';
import type { Tone } from '../../../ui/record/StatusChip.tsx';

const BAD: readonly CaseStage[] = ['refundFailed', 'appealed', 'declined', 'refused'];
const WAITING: readonly CaseStage[] = [
  'infoNeeded',
  'proposed',
  'quoted',
  'awaitingPayment',
  'planned',
  'rescheduled',
];

export const stageTone = (kind: CaseKind, stage: CaseStage): Tone => {
  if (hasEnded(kind, stage)) return mainPath(kind).at(-1) === stage ? 'good' : 'neutral';
  if (BAD.includes(stage)) return 'bad';
  return WAITING.includes(stage) ? 'information' : 'attention';
};
