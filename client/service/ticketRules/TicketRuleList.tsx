/** The rules in their order: each sees what those before it have changed. */
import AutoMode from '@mui/icons-material/AutoModeOutlined';
import { DataTable, useTranslate } from 'react-admin';
import { actionsOf, type TicketRule } from '#contract/service/ticketRules';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PlaceButtons } from '../../ui/list/PlaceButtons.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useDuration } from '../shared/useDuration.ts';

const Column = DataTable.Col<TicketRule>;

const Move = ({ rule }: { rule: TicketRule }) => {
  const toText = useLocalize();
  return <PlaceButtons record={rule} name={toText(rule.names)} />;
};

const TicketRuleList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const duration = useDuration();
  const when = ({ trigger, minutes }: TicketRule) =>
    [translate(`ticketRules.triggers.${trigger}`), minutes === null ? '' : duration(minutes)]
      .filter(Boolean)
      .join(translate('layout.partSeparator'));
  const does = (rule: TicketRule) =>
    actionsOf(rule)
      .map((action) => translate(`ticketRules.actions.${action}`))
      .join(translate('layout.listSeparator'));
  const state = ({ isActive }: TicketRule) =>
    translate(isActive ? 'ticketRules.on' : 'ticketRules.off');
  return (
    <ListPage
      sort={{ field: 'position', order: 'ASC' }}
      perPage={100}
      exportName={false}
      empty={
        <EmptyState icon={AutoMode} title="ticketRules.empty.title" text="ticketRules.empty.text" />
      }
    >
      <ResponsiveTable<TicketRule>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: state,
          lines: (rule) => [when(rule), does(rule), <Move key="move" rule={rule} />],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="trigger" disableSort render={when} />
        <Column source="addedTags" disableSort label="ticketRules.sections.actions" render={does} />
        <Column source="isActive" disableSort render={state} />
        <Column source="position" disableSort render={(rule) => <Move rule={rule} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default TicketRuleList;
