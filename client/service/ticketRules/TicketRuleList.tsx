/** The rules in their order: each sees what those before it have changed. */
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import AutoMode from '@mui/icons-material/AutoModeOutlined';
import { IconButton } from '@mui/material';
import {
  DataTable,
  useCanAccess,
  useDataProvider,
  useListContext,
  useTranslate,
} from 'react-admin';
import { actionsOf, type TicketRule } from '#contract/service/ticketRules';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useDuration } from '../shared/useDuration.ts';

const Column = DataTable.Col<TicketRule>;

/** The ids with one of them a place further up or down. */
const moved = (ids: readonly number[], id: number, by: 1 | -1): number[] => {
  const from = ids.indexOf(id);
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, from + by), id, ...others.slice(from + by)];
};

const Move = ({ rule }: { rule: TicketRule }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { data = [] } = useListContext<TicketRule>();
  const { canAccess } = useCanAccess({ resource: 'ticketRules', action: 'edit' });
  if (!canAccess) return null;
  const ids = data.map(({ id }) => id);
  const move = (by: 1 | -1) =>
    void run(() => api.call('POST', '/ticketRules/order', { ids: moved(ids, rule.id, by) }));
  const name = toText(rule.names);
  return (
    <>
      <IconButton
        size="small"
        disabled={pending || ids[0] === rule.id}
        onClick={() => move(-1)}
        aria-label={translate('servicePolicies.moveUp', { name })}
      >
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        disabled={pending || ids.at(-1) === rule.id}
        onClick={() => move(1)}
        aria-label={translate('servicePolicies.moveDown', { name })}
      >
        <ArrowDownward fontSize="small" />
      </IconButton>
    </>
  );
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
