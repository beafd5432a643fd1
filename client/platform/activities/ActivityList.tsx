import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import {
  DataTable,
  DateInput,
  SelectInput,
  useGetResourceLabel,
  useResourceDefinitions,
  useTranslate,
} from 'react-admin';
import {
  ACTOR_KINDS,
  ACTIVITY_VERBS,
  type Activity,
  type ActivityVerb,
} from '#contract/platform/activities';
import { useValueNames } from '../shared/useFields.ts';
import { valueName } from '../shared/fields/fieldWords.ts';
import { hasView } from '../../pages.ts';
import { Changes } from '../shared/Changes.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ActorName, useVerb } from '../shared/History.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';

const Column = DataTable.Col<Activity>;

const useFilters = () => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const verbOf = useVerb();
  const resources = Object.keys(useResourceDefinitions());
  return [
    <DateInput key="from" source="from" label="activities.from" alwaysOn />,
    <DateInput key="until" source="until" label="activities.until" alwaysOn />,
    <SelectInput
      key="resource"
      source="resource"
      choices={resources.map((id) => ({ id, name: label(id, 2) }))}
    />,
    <SelectInput
      key="verb"
      source="verb"
      choices={ACTIVITY_VERBS.map((id) => ({ id, name: verbOf(id) }))}
      translateChoice={false}
    />,
    <SelectInput
      key="actorKind"
      source="actorKind"
      choices={ACTOR_KINDS.map((id) => ({ id, name: translate(`values.actorKind.${id}`) }))}
    />,
  ];
};

const RecordName = ({ activity }: { activity: Activity }) => {
  const label = useGetResourceLabel();
  const translate = useTranslate();
  const toText = useLocalize();
  const values = useValueNames(activity.resource);
  // What the console has itself goes by a code, such as a rule of quality.
  const coded =
    activity.recordName && Object.hasOwn(values, 'code')
      ? valueName(translate, values, 'code', activity.recordName)
      : undefined;
  const called = toText(activity.recordNames) || coded || activity.recordName;
  const name = [label(activity.resource, 1), called ?? activity.recordId]
    .filter(Boolean)
    .join(' · ');
  const { resource } = activity;
  const hasPage = hasView(resource, 'show') || hasView(resource, 'edit');
  if (!activity.recordId || activity.verb === 'delete' || !hasPage) return <>{name}</>;
  return (
    <RecordLink resource={resource} id={activity.recordId}>
      {name}
    </RecordLink>
  );
};

const What = ({ verb }: { verb: ActivityVerb }) => <>{useVerb()(verb)}</>;
const Diff = ({ activity }: { activity: Activity }) => (
  <Changes
    resource={activity.resource}
    before={activity.before}
    after={activity.after}
    options={activity.recordOptions}
  />
);

const ActivityList = () => (
  <ListPage
    filters={useFilters()}
    sort={{ field: 'at', order: 'DESC' }}
    perPage={50}
    empty={
      <EmptyState icon={HistoryIcon} title="activities.empty.title" text="activities.empty.text" />
    }
  >
    <ResponsiveTable<Activity>
      linked={false}
      bulkActionButtons={false}
      card={{
        title: (activity) => (
          <>
            <ActorName activity={activity} /> · <What verb={activity.verb} />
          </>
        ),
        aside: ({ at }) => <Instant at={at} isRelative />,
        lines: (activity) => [
          <RecordName key="record" activity={activity} />,
          activity.reason,
          <Diff key="diff" activity={activity} />,
        ],
      }}
    >
      <Column source="at" render={({ at }) => <Instant at={at} />} />
      <Column source="actorName" render={(activity) => <ActorName activity={activity} />} />
      <Column source="verb" render={({ verb }) => <What verb={verb} />} />
      <Column source="recordName" render={(activity) => <RecordName activity={activity} />} />
      <Column source="changes" disableSort render={(activity) => <Diff activity={activity} />} />
      <Column source="reason" disableSort />
    </ResponsiveTable>
  </ListPage>
);

export default ActivityList;
