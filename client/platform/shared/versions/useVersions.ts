/** The newest approved version, which a new one follows, the one that is worked on already, and the one that is copied. */
import { useGetList, useGetOne } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { VersionRecord } from '#contract/platform/versions';
import { OPEN_STATES } from '#rules/platform/approvals';
import type { VersionPages } from './versionPages.ts';

const newest = (state: string | string[]) => ({
  filter: { state },
  sort: { field: 'number', order: 'DESC' as const },
  pagination: { page: 1, perPage: 1 },
});

export const useVersions = <T extends VersionRecord>({
  resource,
}: Pick<VersionPages, 'resource'>) => {
  const approved = useGetList<T>(resource, newest('approved'));
  const open = useGetList<T>(resource, newest([...OPEN_STATES]));
  return {
    /** Those without an answer yet. */
    unread: [approved, open].find(({ data }) => data === undefined),
    latest: approved.data?.[0] ?? null,
    open: open.data?.[0] ?? null,
  };
};

/** The version in `?copy=<id>`, whole; without one nothing is asked. */
export const useCopied = <T extends VersionRecord>({
  resource,
}: Pick<VersionPages, 'resource'>) => {
  const { search } = useLocation();
  const id = Number(new URLSearchParams(search).get('copy'));
  const isAsked = id > 0;
  const query = useGetOne<T>(resource, { id, meta: { whole: true } }, { enabled: isAsked });
  return { isAsked, query };
};
