/** A shop whose marketer drafts versions of the programme and replays them. */
import type { ProgrammeVersion } from '#contract/members/programme';
import type { ReplayMember, ReplayReport } from '#contract/members/replays';
import { settledJobs } from '#server/platform/jobs/runner';
import type { Answer, Call } from '../../support/openApi.ts';
import { programmeTerms, type TermsDraft } from '../../support/approvedProgramme.ts';
import type { Shop } from '../earning/openShop.ts';

export const setUpLevels = async (owner: Call, keys: readonly string[]) => {
  for (const [index, key] of keys.entries()) {
    const { status, body } = await owner('POST', '/api/audienceNames', {
      kind: 'levels',
      key,
      names: { en: key, zh: key },
      rank: (index + 1) * 10,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
  }
};

/** Withdraws the version that is worked on, if there is one, and drafts another. */
export const draftVersion = async (call: Call, terms: TermsDraft): Promise<ProgrammeVersion> => {
  const { body: known } = await call<ProgrammeVersion[]>('GET', '/api/programmeVersions');
  for (const { id, version, state } of known)
    if (['draft', 'submitted', 'rejected'].includes(state))
      await call('POST', `/api/programmeVersions/${id}/withdrawal`, { version });
  const made = await call<ProgrammeVersion>('POST', '/api/programmeVersions', {
    terms: programmeTerms(terms),
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
};

type Found = Extract<ReplayReport, object> & { figures: NonNullable<ReplayReport['figures']> };

/** Replays the version and waits until that is done. */
export const replayOf = async (
  { api }: Shop,
  call: Call,
  versionId: number,
  more: object = {},
): Promise<Found> => {
  const started = await call<ReplayReport>('POST', '/api/programmeReplays', { versionId, ...more });
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  await settledJobs();
  const { body } = await call<ReplayReport>('GET', `/api/programmeReplays/${started.body.id}`);
  if (!body.figures) throw new Error(`${body.state} ${api.faultLines().join()}`);
  return { ...body, figures: body.figures };
};

export const membersOf = (
  call: Call,
  replayId: number,
  group?: string,
): Promise<Answer<ReplayMember[]>> =>
  call(
    'GET',
    `/api/programmeReplayMembers?filter=${JSON.stringify({ replayId, ...(group && { group }) })}`,
  );
