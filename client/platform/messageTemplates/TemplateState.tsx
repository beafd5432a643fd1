import type { MessageTemplate } from '#contract/platform/messages';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Whether messages of the kind are sent. */
export const TemplateState = ({ isOn }: Pick<MessageTemplate, 'isOn'>) => (
  <StatusChip
    tone={isOn ? 'good' : 'neutral'}
    label={isOn ? 'messageTemplates.on' : 'messageTemplates.off'}
  />
);
