import { useWatch } from 'react-hook-form';
import { BooleanInput, RadioButtonGroupInput, required, useRecordContext } from 'react-admin';
import { CHANNELS, type MessageTemplate, MessageTemplateInput } from '#contract/platform/messages';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { Preview } from './Preview.tsx';
import { TemplateTitle } from './TemplateTitle.tsx';
import { Variables } from './Variables.tsx';

const sent = ({ isOn, channel, subjects, bodies, version }: MessageTemplate) => ({
  isOn,
  channel,
  subjects,
  bodies,
  version,
});
const channels = CHANNELS.map((id) => ({ id, name: `messages.channels.${id}` }));
const mark = required();
const label = (field: string) => `resources.messageTemplates.fields.${field}._`;

const Fields = () => {
  const template = useRecordContext<MessageTemplate>();
  const { kinds, kindOf, error, refetch } = useMessageKinds();
  const [subjects, bodies] = useWatch<MessageTemplateInput, ['subjects', 'bodies']>({
    name: ['subjects', 'bodies'],
  });
  if (!template) return null;
  if (!kinds) return <Loading query={{ error, refetch }} height={400} />;
  const kind = kindOf(template.kind);
  return (
    <>
      <Section>
        <BooleanInput source="isOn" helperText="messageTemplates.isOnHelp" />
        <RadioButtonGroupInput
          source="channel"
          choices={channels}
          row={false}
          validate={mark}
          helperText="messageTemplates.channelHelp"
        />
      </Section>
      <Section title="messageTemplates.texts" help="messageTemplates.textsHelp">
        {kind && <Variables kind={kind} />}
        <LocalizedInput source="subjects" label={label('subjects')} validate={mark} inAll />
        <LocalizedInput
          source="bodies"
          label={label('bodies')}
          multiline
          minRows={8}
          validate={mark}
          inAll
        />
      </Section>
      <Preview kind={kind} texts={{ subjects, bodies }} />
    </>
  );
};

const TemplateEdit = () => (
  <EditPage
    title={<TemplateTitle />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(record: MessageTemplate) => sent(record)}
    rail={<HistorySection />}
  >
    <Form contract={MessageTemplateInput}>
      <Fields />
    </Form>
  </EditPage>
);

export default TemplateEdit;
