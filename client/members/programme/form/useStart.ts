/**
 * What a form of a version needs: the levels by rank, the newest approved version, which a new one follows, and the one that
 * is worked on already.
 */
import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { LevelRanks } from '#rules/platform/audiences';
import { useAudienceQuery } from '../../../platform/shared/audience/useAudienceChoices.ts';

export const useStart = () => {
  const audiences = useAudienceQuery();
  const approved = useGetList<ProgrammeVersion>('programmeVersions', {
    filter: { state: 'approved' },
    sort: { field: 'number', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  const open = useGetList<ProgrammeVersion>('programmeVersions', {
    filter: { state: ['draft', 'submitted', 'rejected'] },
    sort: { field: 'number', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  const levels = audiences.data?.levels;
  const ranks: LevelRanks = useMemo(
    () =>
      new Map(
        (levels ?? [])
          .flatMap(({ key, rank }) => (rank === null ? [] : [[key, rank] as const]))
          .sort(([, a], [, b]) => a - b),
      ),
    [levels],
  );
  const unread = [audiences, approved, open].find(({ data }) => data === undefined);
  return {
    isReady: unread === undefined,
    query: unread ?? audiences,
    ranks,
    latest: approved.data?.[0] ?? null,
    open: open.data?.[0] ?? null,
  };
};
