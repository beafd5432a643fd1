/** Helpers for tests of the members' programme: levels, drafts, and versions that are approved. */
import type { ProgrammeTerms, ProgrammeVersion } from '#contract/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { finishReplayOf } from '../support/finishedReplay.ts';
import type { Answer, Call, OpenApi } from '../support/openApi.ts';

export const LEVELS = ['starter', 'plus', 'premium', 'diamond'];
export const TERMS = startingTerms(LEVELS, 100);

/** Sets up the levels of `TERMS`. */
export const setUpLevels = async (owner: Call, keys: readonly string[] = LEVELS) => {
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

/** The terms after a change. */
export const changed = (change: (terms: ProgrammeTerms) => unknown): ProgrammeTerms => {
  const terms = structuredClone(TERMS);
  change(terms);
  return terms;
};

type Version = Answer<ProgrammeVersion>;
const PATH = '/api/programmeVersions';
export const create = (call: Call, input: object = {}): Promise<Version> =>
  call('POST', PATH, { terms: TERMS, ...input });
export const show = (call: Call, id: number): Promise<Version> => call('GET', `${PATH}/${id}`);
export const act = (
  call: Call,
  { id, version }: Pick<ProgrammeVersion, 'id' | 'version'>,
  noun: 'submission' | 'approval' | 'rejection' | 'withdrawal',
  body: object = {},
): Promise<Version> => call('POST', `${PATH}/${id}/${noun}`, { version, ...body });

/** A version that the marketer wrote and the manager approved. */
export const approve = async (api: OpenApi, input: object = {}): Promise<ProgrammeVersion> => {
  const [marketer, manager] = [await api.raw('marketer'), await api.raw('manager')];
  const made = await create(marketer, input);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  await finishReplayOf(api.connection, made.body.id, api.now);
  const submitted = await act(marketer, made.body, 'submission');
  const approved = await act(manager, submitted.body, 'approval');
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
  return approved.body;
};
