import { DataTable, useTranslate } from 'react-admin';
import type { MessageTemplate } from '#contract/platform/messages';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { TemplateState } from './TemplateState.tsx';

const Column = DataTable.Col<MessageTemplate>;

const TemplateList = () => {
  const translate = useTranslate();
  const { kindOf, nameOf } = useMessageKinds();
  const purposeOf = (key: string) => {
    const purpose = kindOf(key)?.purpose;
    return purpose ? translate(`messageTemplates.purposes.${purpose}`) : '–';
  };
  const textsOf = ({ isChanged }: MessageTemplate) =>
    translate(`messageTemplates.isChanged.${isChanged}`);
  return (
    <ListPage search={false} columns={false} perPage={100} pagination={false}>
      <ResponsiveTable<MessageTemplate>
        bulkActionButtons={false}
        card={{
          title: ({ kind }) => nameOf(kind),
          aside: ({ isOn }) => <TemplateState isOn={isOn} />,
          lines: (template) => [
            purposeOf(template.kind),
            translate(`messages.channels.${template.channel}`),
            textsOf(template),
          ],
        }}
      >
        <Column
          source="kind"
          disableSort
          render={({ kind }) => <RecordLink>{nameOf(kind)}</RecordLink>}
        />
        <Column source="isOn" render={({ isOn }) => <TemplateState isOn={isOn} />} />
        <Column
          source="purpose"
          disableSort
          label="messageTemplates.purpose"
          render={({ kind }) => purposeOf(kind)}
        />
        <Column
          source="channel"
          render={({ channel }) => translate(`messages.channels.${channel}`)}
        />
        <Column source="isChanged" disableSort render={textsOf} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default TemplateList;
