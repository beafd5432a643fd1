/** What the demo store asks its customers: four surveys that are published, one of them twice, and one being written. */
import type { Definition } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import { type Template, TEMPLATE_PURPOSES } from '#contract/surveys/templates';
import type { Connection, Db } from '#db';
import { DAY_MS } from '#shared/days';
import type { Localized } from '#shared/localization';
import type { Writer } from '#server/platform/records/writer';
import { ensureDimensions } from '#server/surveys/dimensions/defaults';
import { ensureWeights } from '#server/surveys/weightSets/defaults';
import { createSurvey } from '#server/surveys/surveys/actions';
import { editDraft, publishDraft, startDraft } from '#server/surveys/versions/actions';
import { choice } from '#server/surveys/templates/questions';

interface SeedSurvey {
  template: Template;
  names: Localized;
  identityMode: IdentityMode;
  /** Days before today on which its versions were published. */
  published: readonly number[];
}

const SURVEYS: readonly SeedSurvey[] = [
  {
    template: 'ticketCsat',
    names: { en: 'Satisfaction after a ticket', zh: '工单满意度' },
    identityMode: 'identified',
    published: [210, 60],
  },
  {
    template: 'delivery',
    names: { en: 'Satisfaction after delivery', zh: '收货满意度' },
    identityMode: 'confidential',
    published: [180],
  },
  {
    template: 'indicators',
    names: { en: 'Eight indicators', zh: '八项满意度指标' },
    identityMode: 'anonymous',
    published: [150],
  },
  {
    template: 'relationshipNps',
    names: { en: 'Quarterly recommendation', zh: '季度推荐意愿' },
    identityMode: 'confidential',
    published: [],
  },
  {
    template: 'activityFeedback',
    names: { en: 'Feedback on activities', zh: '活动反馈' },
    identityMode: 'identified',
    published: [90],
  },
];

/** The second version asks before the comment how the customer wrote. */
const withChannel = (definition: Definition): Definition => ({
  ...definition,
  questions: [
    ...definition.questions.slice(0, -1),
    choice('channel', { en: 'How did you get in touch with us?', zh: '您通过哪种方式联系我们？' }, [
      ['chat', 'Chat', '在线客服'],
      ['phone', 'Phone', '电话'],
      ['shop', 'In a shop', '门店'],
      ['other', 'In another way', '其他方式'],
    ]),
    ...definition.questions.slice(-1),
  ],
});

const before = (writer: Writer, days: number): Writer => ({
  ...writer,
  now: writer.now - days * DAY_MS,
});

const writeSurvey = async (tx: Db, writer: Writer, survey: SeedSurvey): Promise<void> => {
  const { template, names, identityMode, published } = survey;
  const [first, ...later] = published;
  const { id, draftId } = await createSurvey(tx, before(writer, (first ?? 0) + 1), {
    names,
    purpose: TEMPLATE_PURPOSES[template],
    identityMode,
    template,
    copyOf: null,
  });
  if (first === undefined || draftId === null) return;
  await publishDraft(tx, before(writer, first), draftId, 1);
  for (const days of later) {
    const draft = await startDraft(tx, before(writer, days + 1), id);
    const definition = withChannel(draft.definition);
    const edited = await editDraft(tx, before(writer, days + 1), draft.id, { definition });
    await publishDraft(tx, before(writer, days), edited.id, edited.version);
  }
};

export const writeSurveys = async (connection: Connection, writer: Writer): Promise<void> => {
  await ensureDimensions(connection);
  await ensureWeights(connection);
  for (const survey of SURVEYS)
    await connection.transaction((tx) => writeSurvey(tx, writer, survey));
};
