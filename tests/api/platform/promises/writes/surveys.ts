/** Examples of the writes of surveys. */
import { query } from '#db/statements';
import { insertReview } from '#server/surveys/monthlyReviews/job';
import { addMonths } from '#shared/days';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import type { Call } from '../../../support/openApi.ts';
import { NOW } from '../../../support/openApi.ts';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { writeResponses } from '../../../surveys/surveyStore.ts';
import { create, DAY, next, type Prepared, record, type Write } from './examples.ts';

const survey = () => ({
  names: { en: `Survey ${next()}`, zh: '问卷' },
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
/** One of somebody who left an address, with what has become of it. */
const alert = async (
  owner: Call,
  connection: Connection,
  more: Partial<typeof surveyAlerts.$inferInsert> = {},
) => {
  const { id: surveyId } = await create(owner, 'surveys', survey());
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      surveyAlerts,
      [
        {
          surveyId,
          rule: 'csat' as const,
          reasons: [],
          dimensions: [],
          answeredAt: NOW - 1000,
          canBeReached: true,
          hasOwnTicket: false,
          dueAt: NOW,
          closedAt: null,
          ...more,
        },
      ],
      { returning: true },
    ),
  );
  return { id, version: 1 };
};
/** Of somebody else, whose start waits for a second person. */
const waitingStart = async (owner: Call, _store: Call, connection: Connection) => {
  const { id, body } = await created(owner);
  await connection.transaction((tx) =>
    query(
      tx,
      "update survey_distributions set approval = 'submitted', author_ids = ? where id = ?",
      ['["somebody"]', id],
    ),
  );
  return { id, body };
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

/** With its owner and verifier: the owner of the store is either. */
const action = async (owner: Call, mine: 'ownerId' | 'verifierId' = 'ownerId') => {
  const surveyId = await published(owner);
  const { body: options } = await owner<{ kind: string; questionKey: string; rowKey: string }[]>(
    'GET',
    `/api/correctiveActions/measures?surveyId=${surveyId}`,
  );
  const option = options.find(({ kind }) => kind === 'score');
  const { body: people } = await owner<{ id: string }[]>('GET', '/api/correctiveActions/people');
  const { body: me } = await owner<{ id: string }>('GET', '/api/account');
  const other = people.find(({ id }) => id !== me.id)?.id;
  return {
    title: `Action ${next()}`,
    plan: 'Every parcel gets a second layer.',
    type: 'process',
    ...(mine === 'ownerId'
      ? { ownerId: me.id, verifierId: other }
      : { ownerId: other, verifierId: me.id }),
    dueOn: '2025-12-31',
    surveyId,
    measure: {
      kind: 'score',
      questionKey: option?.questionKey ?? '',
      rowKey: option?.rowKey ?? '',
    },
  };
};
const actionAfter = async (owner: Call, ...nouns: string[]): Promise<Prepared> => {
  let { id, version } = await create(owner, 'correctiveActions', await action(owner));
  for (const noun of nouns) {
    const answer = await owner<{ version: number }>(
      'POST',
      `/api/correctiveActions/${id}/${noun}`,
      {
        version,
      },
    );
    ({ version } = answer.body);
  }
  return { id, body: { version } };
};
const withReason = async (prepared: Promise<Prepared>): Promise<Prepared> => {
  const { body, ...rest } = await prepared;
  return { ...rest, body: { ...body, reason: 'It was not done' } };
};
/** One that took effect months ago, with a whole month of enough answers on both sides. */
const checkable = async (owner: Call, connection: Connection): Promise<Prepared> => {
  const sent = await action(owner, 'verifierId');
  const { id, version } = await create(owner, 'correctiveActions', sent);
  const { body: versions } = await owner<{ id: number }[]>(
    'GET',
    `/api/surveyVersions?filter=${encodeURIComponent(JSON.stringify({ surveyId: sent.surveyId }))}`,
  );
  const versionId = versions[0]?.id ?? 0;
  await connection.transaction(async (tx) => {
    await query(
      tx,
      "update corrective_actions set stage = 'done', implemented_at = ? where id = ?",
      [NOW - 75 * DAY, id],
    );
    const { questionKey, rowKey } = sent.measure;
    const place = rowKey === '' ? questionKey : `${questionKey}.${rowKey}`;
    await writeResponses(
      tx,
      Array.from({ length: 80 }, (_, index) => ({
        surveyId: sent.surveyId,
        versionId,
        completedAt: NOW - (index < 40 ? 100 : 40) * DAY,
        answers: { [place]: index < 40 ? 1 : 5 },
      })),
    );
  });
  return { id, body: { version, comment: 'It is better' } };
};

const { 'PUT /dimensions/:id': _edit, ...dimensionWrites } = record('dimensions', dimension, {});

/** A response with words, by an open link that anybody may use. */
const answered = async (
  connection: Connection,
  surveyId: number,
  more: Partial<typeof surveyResponses.$inferInsert> = {},
): Promise<string> => {
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
        ...more,
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
      return { id, body: { ...body, names: { en: 'Renamed', zh: '改名' }, version } };
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
  'POST /surveyDistributions/:id/approval': {
    resource: 'surveyDistributions',
    verb: 'approve',
    arrange: waitingStart,
    changes: ['approval', 'approverName', 'decidedAt', 'decision', 'startedAt', 'state'],
    inverse: 'POST /surveyDistributions/:id/end',
  },
  'POST /surveyDistributions/:id/rejection': {
    resource: 'surveyDistributions',
    verb: 'reject',
    arrange: async (...store) => {
      const { id, body } = await waitingStart(...store);
      return { id, body: { ...body, reason: 'Too much' } };
    },
    changes: ['approval', 'approverName', 'decidedAt', 'decision', 'state'],
    inverse: 'POST /surveyDistributions/:id/start',
  },
  'POST /surveyDistributions/:id/withdrawal': {
    resource: 'surveyDistributions',
    verb: 'withdraw',
    arrange: waitingStart,
    changes: ['approval', 'state'],
    inverse: 'POST /surveyDistributions/:id/start',
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
  'POST /correctiveActions': {
    resource: 'correctiveActions',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await action(owner) }),
    inverse: 'POST /correctiveActions/:id/dismissal',
  },
  'PUT /correctiveActions/:id': {
    resource: 'correctiveActions',
    verb: 'edit',
    arrange: async (owner) => {
      const body = await action(owner);
      const { id, version } = await create(owner, 'correctiveActions', body);
      return { id, body: { ...body, plan: 'Three layers', version } };
    },
    changes: ['plan'],
    inverse: 'PUT /correctiveActions/:id',
  },
  'POST /correctiveActions/:id/acceptance': {
    resource: 'correctiveActions',
    verb: 'approve',
    arrange: (owner) => actionAfter(owner),
    changes: ['stage', 'acceptedAt', 'allowed'],
    inverse: 'POST /correctiveActions/:id/dismissal',
  },
  'POST /correctiveActions/:id/dismissal': {
    resource: 'correctiveActions',
    verb: 'dismiss',
    arrange: (owner) => withReason(actionAfter(owner)),
    changes: ['stage', 'endedAt', 'reason', 'allowed'],
    inverse: 'what was dismissed stays in the records; another action is proposed',
  },
  'POST /correctiveActions/:id/start': {
    resource: 'correctiveActions',
    verb: 'start',
    arrange: (owner) => actionAfter(owner, 'acceptance'),
    changes: ['stage', 'startedAt', 'allowed'],
    inverse: 'POST /correctiveActions/:id/dismissal',
  },
  'POST /correctiveActions/:id/completion': {
    resource: 'correctiveActions',
    verb: 'complete',
    arrange: (owner) => actionAfter(owner, 'acceptance', 'start'),
    changes: ['stage', 'implementedAt', 'finishedBy', 'allowed', 'verification'],
    inverse: 'POST /correctiveActions/:id/reopening',
  },
  'POST /correctiveActions/:id/reopening': {
    resource: 'correctiveActions',
    verb: 'reopen',
    arrange: (owner) => withReason(actionAfter(owner, 'acceptance', 'start', 'completion')),
    changes: ['stage', 'implementedAt', 'finishedBy', 'allowed', 'verification'],
    inverse: 'POST /correctiveActions/:id/completion',
  },
  'POST /correctiveActions/:id/check': {
    resource: 'correctiveActions',
    verb: 'verify',
    arrange: (owner, _store, connection) => checkable(owner, connection),
    changes: [
      'stage',
      'endedAt',
      'lastVerdict',
      'lastCheckedAt',
      'allowed',
      'verification',
      'checks',
    ],
    inverse: 'what was signed stays signed; another action follows where it was wrong',
  },
  'POST /correctiveActions/:id/evidence': {
    resource: 'correctiveActions',
    verb: 'link',
    arrange: async (owner) => {
      const { id, body } = await actionAfter(owner);
      const cause = await create(owner, 'rootCauses', {
        code: `cause${next()}`,
        names: { en: 'Packing' },
      });
      return { id, body: { ...body, evidence: { kind: 'rootCause', rootCauseId: cause.id } } };
    },
    changes: ['evidence'],
    inverse: 'POST /correctiveActions/:id/evidenceRemoval',
  },
  'POST /correctiveActions/:id/evidenceRemoval': {
    resource: 'correctiveActions',
    verb: 'unlink',
    arrange: async (owner) => {
      const { id, body } = await actionAfter(owner);
      const cause = await create(owner, 'rootCauses', {
        code: `cause${next()}`,
        names: { en: 'Packing' },
      });
      const answer = await owner<{ evidence: { id: number }[]; version: number }>(
        'POST',
        `/api/correctiveActions/${id}/evidence`,
        { ...body, evidence: { kind: 'rootCause', rootCauseId: cause.id } },
      );
      const { evidence, version } = answer.body;
      return { id, body: { version, evidenceId: evidence[0]?.id } };
    },
    changes: ['evidence'],
    inverse: 'POST /correctiveActions/:id/evidence',
  },
  'POST /surveys/:id/alertRule': {
    resource: 'surveys',
    verb: 'edit',
    arrange: async (owner) => {
      const { id } = await create(owner, 'surveys', survey());
      return { id, body: { csatAtMost: 3, version: 0 } };
    },
    changes: ['alertRule'],
    inverse: 'POST /surveys/:id/alertRule',
  },
  'POST /surveyAlerts/:id/assignment': {
    resource: 'surveyAlerts',
    verb: 'assign',
    arrange: async (owner, _store, connection) => {
      const { id, version } = await alert(owner, connection);
      return { id, body: { ownerId: 'manager', version } };
    },
    changes: ['ownerId', 'ownerName'],
    inverse: 'POST /surveyAlerts/:id/assignment',
  },
  'POST /surveyAlerts/:id/contact': {
    resource: 'surveyAlerts',
    verb: 'logCall',
    arrange: async (owner, _store, connection) => {
      const { id, version } = await alert(owner, connection);
      return { id, body: { channel: 'phone', outcome: 'reached', version } };
    },
    changes: ['stage', 'contactedAt', 'contactMinutes', 'contacts', 'allowed'],
    inverse: 'a call that was made stays in the log; a further one is added to it',
  },
  'POST /surveyAlerts/:id/closing': {
    resource: 'surveyAlerts',
    verb: 'resolve',
    arrange: async (owner, _store, connection) => {
      const { id, version } = await alert(owner, connection);
      const cause = await create(owner, 'rootCauses', {
        code: `alert-${next()}`,
        names: { en: 'Packing' },
      });
      return {
        id,
        body: { wasContacted: false, rootCauseId: cause.id, actionTaken: 'Packed anew', version },
      };
    },
    changes: [
      'stage',
      'closedAt',
      'closedBy',
      'wasContacted',
      'rootCauseId',
      'rootCauseNames',
      'actionTaken',
      'allowed',
    ],
    inverse: 'POST /surveyAlerts/:id/reopening',
  },
  'POST /surveyAlerts/:id/reopening': {
    resource: 'surveyAlerts',
    verb: 'reopen',
    arrange: async (owner, _store, connection) => {
      const { id, version } = await alert(owner, connection, { closedAt: NOW - 500 });
      return { id, body: { version } };
    },
    changes: ['stage', 'closedAt', 'reopenedAt', 'dueAt', 'allowed'],
    inverse: 'POST /surveyAlerts/:id/closing',
  },
  'POST /surveyAlerts/:id/reveal': {
    resource: 'surveyAlerts',
    verb: 'reveal',
    arrange: async (owner, _store, connection) => {
      const responseId = await answered(connection, await identified(owner), {
        contactWanted: true,
        contact: '13800138000',
      });
      const { id } = await alert(owner, connection, { responseId });
      return { id, body: { reason: 'To call back' } };
    },
    changes: [],
    inverse: 'what somebody has read cannot be taken back; who and why is recorded',
  },
  ...dimensionWrites,
  'POST /dimensions/order': {
    resource: 'dimensions',
    verb: 'move',
    arrange: async (owner) => {
      const { names, need, key } = dimension();
      const { id } = await create(owner, 'dimensions', { names, need, key });
      const { body } = await owner<{ id: number }[]>('GET', '/api/dimensions');
      const others = body.map((one) => one.id).filter((one) => one !== id);
      return { id, body: { ids: [id, ...others] } };
    },
    inverse: 'POST /dimensions/order',
  },
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
