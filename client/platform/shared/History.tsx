import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDataProvider, useRecordContext, useResourceContext, useTranslate } from 'react-admin';
import type { Activity, ActivityVerb } from '#contract/platform/activities';
import { usePersonName } from './PersonName.tsx';
import type { Api } from '../../api.ts';
import { isUndo } from '#rules/platform/undo';
import { Changes } from './Changes.tsx';
import { UndoButton } from './undo/UndoButton.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

const FIRST = 20;

/** The word for a verb of the activity log: `activities.verbs.<verb>`, else the verb itself. */
export const useVerb = () => {
  const translate = useTranslate();
  return (verb: ActivityVerb) => translate(`activities.verbs.${verb}`);
};

export const ActorName = ({
  activity: { actorKind, actorId = null, actorName },
}: {
  activity: Pick<Activity, 'actorKind' | 'actorName'> & { actorId?: string | null };
}) => {
  const translate = useTranslate();
  const toName = usePersonName();
  if (actorKind === 'system' && actorId !== null)
    return <>{translate('activities.rule', { name: actorName })}</>;
  if (actorKind === 'system') return <>{translate('activities.system')}</>;
  if (actorKind === 'customer') return <>{translate('activities.customer')}</>;
  if (actorKind === 'key') return <>{translate('activities.key', { name: actorName })}</>;
  return <>{toName(actorName)}</>;
};

/** What changed, in words of its own; undefined for the usual ones. */
export type ChangesOf = (activity: Activity) => ReactNode | undefined;

type EntryUndoProps = Pick<EntryProps, 'activity' | 'isRelated'>;

/** Undoes the newest entry of a record; the ones below were followed by another change. */
const EntryUndo = ({ activity: { changeId, verb }, isRelated }: EntryUndoProps) => {
  const translate = useTranslate();
  if (isUndo(changeId))
    return <Typography variant="caption">{translate('undo.wasUndo')}</Typography>;
  // The record of this page is not taken away here.
  return changeId && (isRelated || verb !== 'create') ? <UndoButton changeId={changeId} /> : null;
};

interface EntryProps {
  activity: Activity;
  changes: ChangesOf | undefined;
  isNewest: boolean;
  /** Of another resource, such as a price in the history of its product. */
  isRelated: boolean;
}

/** The entries that no other of the same record followed; the newest come first. */
const newestOf = (activities: readonly Activity[]): ReadonlySet<number> => {
  const byRecord = new Map<string, number>();
  for (const { id, resource, recordId } of activities) {
    const record = `${resource} ${recordId}`;
    if (!byRecord.has(record)) byRecord.set(record, id);
  }
  return new Set(byRecord.values());
};

const Entry = ({ activity, changes, isNewest, isRelated }: EntryProps) => {
  const translate = useTranslate();
  const verbOf = useVerb();
  return (
    <Box
      component="li"
      sx={{
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <span>
          <strong>
            <ActorName activity={activity} />
          </strong>{' '}
          ·{' '}
          {isRelated &&
            `${translate(`resources.${activity.resource}.name`, { smart_count: 1 })} · `}
          {verbOf(activity.verb)}
        </span>
        <Typography component="span" variant="caption" color="text.secondary">
          <Instant at={activity.at} isRelative />
        </Typography>
      </Box>
      {activity.reason && <Typography sx={{ fontStyle: 'italic' }}>{activity.reason}</Typography>}
      {changes?.(activity) ?? (
        <Changes
          resource={activity.resource}
          before={activity.before}
          after={activity.after}
          options={activity.recordOptions}
        />
      )}
      {isNewest && <EntryUndo activity={activity} isRelated={isRelated} />}
    </Box>
  );
};

export interface HistoryProps {
  resource?: string;
  id?: string | number;
  /** For a resource whose changes are not shown field by field. */
  changes?: ChangesOf;
}

/** Who changed this record, when, what and why; newest first. Defaults to the record around. */
export const History = ({ resource: named, id: given, changes }: HistoryProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const around = useResourceContext();
  const record = useRecordContext();
  const [all, setAll] = useState(false);
  const resource = named ?? around ?? '';
  const id = given ?? record?.id;
  const query = useQuery({
    queryKey: [resource, 'history', String(id)],
    queryFn: ({ signal }) =>
      api.call<Activity[]>(
        'GET',
        `/history/${resource}/${encodeURIComponent(String(id))}`,
        undefined,
        signal,
      ),
    enabled: id !== undefined,
  });
  const { data } = query;
  if (!data) return <Loading query={query} height={120} />;
  if (data.data.length === 0)
    return <Typography color="text.secondary">{translate('ui.history.empty')}</Typography>;
  const newest = newestOf(data.data);
  const shown = all ? data.data : data.data.slice(0, FIRST);
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {shown.map((activity) => (
          <Entry
            key={activity.id}
            activity={activity}
            changes={changes}
            isNewest={newest.has(activity.id)}
            isRelated={activity.resource !== resource}
          />
        ))}
      </Box>
      {shown.length < data.data.length && (
        <Button onClick={() => setAll(true)}>
          {translate('ui.history.more', { smart_count: data.data.length - shown.length })}
        </Button>
      )}
    </>
  );
};
