import { useRecordContext } from 'react-admin';
import type { MessageTemplate } from '#contract/platform/messages';
import { useMessageKinds } from '../shared/useMessageKinds.ts';

export const TemplateTitle = () => {
  const { nameOf } = useMessageKinds();
  const template = useRecordContext<MessageTemplate>();
  return <span>{template ? nameOf(template.kind) : ''}</span>;
};
