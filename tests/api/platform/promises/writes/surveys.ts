/** Examples of the writes of surveys. */
import { query } from '#db/statements';
import { insertReview } from '#server/surveys/monthlyReviews/job';
import { addMonths } from '#shared/days';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import type { Call } from '../../../support/openApi.ts';
import { NOW } from '../../../support/openApi.ts';
import { create, next, type Prepared, record, type Write } from './examples.ts';

const survey = () => ({
  names: { en: `Survey ${next()}` },
  purpose: 'delivery',
  identityMode: 'confidential',
});
const firstDraft = async (owner: Call) => {
  const { id } = await create(owner, 'surveys', { ...survey(), template: 'delivery' });
  const { body } = await owner<{ draftId: number }>('GET', `/api/surveys/${id}`);
  return { surveyId: id, id: body.draftId, version: 1 };
};
/** A survey whose first version is published. */
const published = async (owner: Call) => {
  const { surveyId, id, version } = await firstDraft(owner);
  await owner('POST', `/api/surveyVersions/${id}/publication`, { version });
  return surveyId;
};
const archiving = async (owner: Call, ...nouns: string[]): Promise<Prepared> => {
  let { id, version } = await create(owner, 'surveys', survey());
  for (const noun of nouns) {
    const answer = await owner<{ version: number }>('POST', `/api/surveys/${id}/${noun}`, {
      version,
    });
    ({ version } = answer.body);
  }
  return { id, body: { version } };
};
const distribution = async (owner: Call) => ({
  surveyId: await published(owner),
  names: { en: `Distribution ${next()}` },
  trigger: { kind: 'delivered', afterDays: 3 },
});
const created = async (owner: Call, ...nouns: string[]): Promise<Prepared> => {
  const { id, version: first } = await create(
    owner,
    'surveyDistributions',
    await distribution(owner),
  );
  let version = first;
  for (const noun of nouns) {
    const answer = await owner<{ version: number }>(
      'POST',
      `/api/surveyDistributions/${id}/${noun}`,
      { version },
    );
    ({ version } = answer.body);
  }
  return { id, body: { version } };
};
const dimension = () => ({
  key: `dimension-${next()}`,
  names: { en: 'Parking' },
  need: 'functional',
});
const KEYS = [
  'quality',
  'price',
  'logistics',
  'environment',
  'attitude',
  'brand',
  'word_of_mouth',
  'social',
];
/** Of all dimensions in use, those of other examples among them. */
const weights = async (owner: Call) => {
  const { body } = await owner<{ key: string; isRetired: boolean }[]>('GET', '/api/dimensions');
  const inUse = body.filter(({ isRetired }) => !isRetired).map(({ key }) => key);
  return {
    weights: Object.fromEntries(inUse.map((key) => [key, KEYS.includes(key) ? 1250 : 0])),
    effectiveAt: NOW + next() * 1000,
    reason: 'Equal weights',
  };
};

/** Each of another month: there is one target for a figure from a month on. */
const target = () => ({
  measure: 'csat',
  value: 8500,
  fromMonth: addMonths('2025-12-01', next()),
  source: 'Plan of the year',
});

const { 'PUT /dimensions/:id': _edit, ...dimensionWrites } = record('dimensions', dimension, {});

/** A response with words, by an open link that anybody may use. */
const answered = async (connection: Connection, surveyId: number): Promise<string> => {
  const id = `example-${next()}`;
  const [version] = await query<{ id: number }>(
    connection.db,
    'select id from survey_versions where survey_id = ? and published_at is not null',
    [surveyId],
  );
  await connection.transaction(async (tx) => {
    await insertRows(tx, surveyResponses, [
      {
        id,
        surveyId,
        versionId: Number(version?.id),
        source: 'openLink',
        submissionId: id,
        revision: 1,
        completedAt: NOW,
        quality: 'ok',
        qualityReasons: [],
        contactWanted: false,
        topics: [],
        tags: [],
      },
    ]);
    await insertRows(tx, surveyAnswers, [
      {
        id,
        responseId: id,
        questionKey: 'comment',
        rowKey: '',
        number: null,
        optionIds: null,
        text: 'Well packed',
        isSkipped: false,
      },
    ]);
  });
  return id;
};
const identified = async (owner: Call) => {
  const { id } = await create(owner, 'surveys', {
    ...survey(),
    identityMode: 'identified',
    template: 'delivery',
  });
  const { body } = await owner<{ draftId: number }>('GET', `/api/surveys/${id}`);
  await owner('POST', `/api/surveyVersions/${body.draftId}/publication`, { version: 1 });
  return id;
};

export const SURVEY_WRITES: Record<string, Write> = {
  'POST /surveyResponses/:id/tags': {
    resource: 'surveyResponses',
    verb: 'tag',
    arrange: async (owner, _store, connection) => ({
      id: await answered(connection, await identified(owner)),
      body: { tags: ['packing'], version: 1 },
    }),
    changes: ['tags'],
    inverse: 'POST /surveyResponses/:id/tags',
  },
  'POST /surveyResponses/:id/redaction': {
    resource: 'surveyResponses',
    verb: 'redact',
    arrange: async (owner, _store, connection) => ({
      id: await answered(connection, await identified(owner)),
      body: { questionKey: 'comment', reason: 'Names a neighbour', version: 1 },
    }),
    changes: ['comment', 'answers'],
    inverse: 'words that were taken away for good do not come back',
  },
  ...record('surveys', survey, null, { deletes: false }),
  'PUT /surveys/:id': {
    resource: 'surveys',
    verb: 'edit',
    arrange: async (owner) => {
      const body = survey();
      const { id, version } = await create(owner, 'surveys', body);
      return { id, body: { ...body, names: { en: 'Renamed' }, version } };
    },
    changes: ['names'],
    inverse: 'PUT /surveys/:id',
  },
  'POST /surveys/:id/archival': {
    resource: 'surveys',
    verb: 'archive',
    arrange: (owner) => archiving(owner),
    changes: ['archivedAt'],
    inverse: 'POST /surveys/:id/restoration',
  },
  'POST /surveys/:id/restoration': {
    resource: 'surveys',
    verb: 'restore',
    arrange: (owner) => archiving(owner, 'archival'),
    changes: ['archivedAt'],
    inverse: 'POST /surveys/:id/archival',
  },
  'POST /surveys/:id/draft': {
    resource: 'surveyVersions',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, addressed: String(await published(owner)) }),
    inverse: 'DELETE /surveyVersions/:id',
  },
  'PUT /surveyVersions/:id': {
    resource: 'surveyVersions',
    verb: 'edit',
    arrange: async (owner) => {
      const { id, version } = await firstDraft(owner);
      const definition = { questions: [{ type: 'text', key: 'comment' }] };
      return { id, body: { definition, version } };
    },
    changes: ['definition'],
    inverse: 'PUT /surveyVersions/:id',
  },
  'DELETE /surveyVersions/:id': {
    resource: 'surveyVersions',
    verb: 'discard',
    arrange: async (owner) => {
      const id = await published(owner);
      const { body } = await owner<{ id: number }>('POST', `/api/surveys/${id}/draft`);
      return { id: body.id };
    },
    inverse: 'POST /surveys/:id/draft',
  },
  'POST /surveyVersions/:id/publication': {
    resource: 'surveyVersions',
    verb: 'publish',
    arrange: async (owner) => {
      const { id, version } = await firstDraft(owner);
      return { id, body: { version } };
    },
    changes: ['publishedAt', 'publishedBy'],
    inverse: 'what was published stays as it is, and the next version replaces it',
  },
  'POST /surveyDistributions': {
    resource: 'surveyDistributions',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await distribution(owner) }),
    inverse: 'DELETE /surveyDistributions/:id',
  },
  'PUT /surveyDistributions/:id': {
    resource: 'surveyDistributions',
    verb: 'edit',
    arrange: async (owner) => {
      const body = await distribution(owner);
      const { id, version } = await create(owner, 'surveyDistributions', body);
      return { id, body: { ...body, sampleRate: 5000, version } };
    },
    changes: ['sampleRate'],
    inverse: 'PUT /surveyDistributions/:id',
  },
  'DELETE /surveyDistributions/:id': {
    resource: 'surveyDistributions',
    verb: 'delete',
    arrange: async (owner) => {
      const { id } = await created(owner);
      return { id };
    },
    inverse: 'POST /surveyDistributions',
  },
  'POST /surveyDistributions/:id/start': {
    resource: 'surveyDistributions',
    verb: 'start',
    arrange: (owner) => created(owner),
    changes: ['startedAt', 'state'],
    inverse: 'POST /surveyDistributions/:id/end',
  },
  'POST /surveyDistributions/:id/end': {
    resource: 'surveyDistributions',
    verb: 'end',
    arrange: (owner) => created(owner, 'start'),
    changes: ['endedAt', 'state'],
    inverse: 'who was asked meanwhile cannot be unasked; another distribution goes on',
  },
  ...record('satisfactionTargets', target, null),
  'POST /monthlyReviews/:id/comment': {
    resource: 'monthlyReviews',
    verb: 'comment',
    arrange: async (_owner, _store, connection) => {
      const month = addMonths('2020-01-01', next());
      await connection.transaction((tx) =>
        insertReview(tx, month, { asOf: NOW, surveys: [] }, NOW),
      );
      const [row] = await query<{ id: number }>(
        connection.db,
        'select id from monthly_reviews where month = ?',
        [month],
      );
      return { id: Number(row?.id), body: { text: 'Deliveries were late.' } };
    },
    changes: ['notes'],
    inverse: 'what was said stays, and a later comment corrects it',
  },
  ...dimensionWrites,
  'PUT /dimensions/:id': {
    resource: 'dimensions',
    verb: 'edit',
    arrange: async (owner) => {
      const { names, need, key } = dimension();
      const { id, version } = await create(owner, 'dimensions', { names, need, key });
      return { id, body: { names, need, isRetired: true, version } };
    },
    changes: ['retiredAt', 'isRetired'],
    inverse: 'PUT /dimensions/:id',
  },
  'POST /weightSets': {
    resource: 'weightSets',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await weights(owner) }),
    inverse: 'DELETE /weightSets/:id',
  },
  'DELETE /weightSets/:id': {
    resource: 'weightSets',
    verb: 'delete',
    arrange: async (owner) => ({
      id: (await create(owner, 'weightSets', await weights(owner))).id,
    }),
    inverse: 'POST /weightSets',
  },
};
