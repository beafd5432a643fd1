import { useRecordContext, useTranslate } from 'react-admin';
import type { MessageTemplate } from '#contract/platform/messages';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { Preview } from './Preview.tsx';
import { TemplateState } from './TemplateState.tsx';
import { TemplateTitle } from './TemplateTitle.tsx';
import { TemplateVerbs } from './TemplateVerbs.tsx';

const Header = () => {
  const template = useRecordContext<MessageTemplate>();
  if (!template) return null;
  return (
    <>
      <TemplateState isOn={template.isOn} />
      <TemplateVerbs template={template} />
    </>
  );
};

const Body = () => {
  const translate = useTranslate();
  const localize = useLocalize();
  const { kindOf } = useMessageKinds();
  const template = useRecordContext<MessageTemplate>();
  if (!template) return null;
  const kind = kindOf(template.kind);
  const { channel, isChanged } = template;
  return (
    <>
      <Section>
        <Facts
          facts={[
            { label: 'messageTemplates.what', value: localize(kind?.descriptions) },
            {
              label: 'messageTemplates.purpose',
              value: kind && translate(`messageTemplates.purposesLong.${kind.purpose}`),
            },
            {
              label: 'resources.messageTemplates.fields.channel',
              value: translate(`messages.channels.${channel}`),
            },
            {
              label: 'resources.messageTemplates.fields.isChanged',
              value: translate(`messageTemplates.isChanged.${isChanged}`),
            },
          ]}
        />
      </Section>
      <Preview kind={kind} texts={template} />
    </>
  );
};

const TemplateShow = () => (
  <ShowPage title={<TemplateTitle />} header={<Header />} rail={<HistorySection />}>
    <Body />
  </ShowPage>
);

export default TemplateShow;
