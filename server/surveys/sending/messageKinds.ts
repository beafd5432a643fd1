/** The messages by which somebody is asked, and asked once more. */
import { eq } from 'drizzle-orm';
import type { MessageKind, StoredVariables } from '#contract/platform/messages';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyVersions } from '#db/schema/surveys/surveys';
import type { SecretLink } from '../../platform/messages/secretLinks.ts';
import { newToken, publicPath } from '../../platform/publicPages/tokens.ts';
import { INVITED } from '../answering/address.ts';
import { scoreAddresses } from '../answering/scoreAddresses.ts';
import { ANSWER_DAYS } from './rules.ts';

type Names = 'survey' | 'invitation' | 'link' | 'scores' | 'incentive';
const variables: MessageKind<Names>['variables'] = {
  survey: {
    descriptions: { en: 'Name of the survey', zh: '问卷名称' },
    example: { en: 'How did we do?', zh: '服务满意度调查' },
  },
  invitation: {
    descriptions: { en: 'Number of the invitation', zh: '邀请编号' },
    example: '1024',
  },
  link: {
    descriptions: { en: 'Secret link, of e-mails only', zh: '专属链接（仅限邮件）' },
    example: 'https://shop.example/s/survey/…',
  },
  scores: {
    descriptions: {
      en: 'One link for each score of the first question, of e-mails only; nothing where it has no scores',
      zh: '首题每个分值一个链接（仅限邮件）；首题不是评分题时为空',
    },
    example: '1 2 3 4 5',
  },
  incentive: {
    descriptions: {
      en: 'What the customer gets for answering; nothing where that is nothing',
      zh: '完成问卷的奖励；无奖励时为空',
    },
    example: {
      en: 'You get 50 points for answering, whatever your answers are.',
      zh: '完成问卷可获得 50 积分，与答案内容无关。',
    },
  },
};

export const SURVEY_INVITATION: MessageKind<Names> = {
  key: 'surveyInvitation',
  names: { en: 'Invitation to a survey', zh: '问卷邀请' },
  descriptions: {
    en: 'Asks a customer to answer a survey by a secret link, by e-mail only.',
    zh: '邀请客户通过专属链接填写问卷，仅通过邮件发送。',
  },
  purpose: 'service',
  variables,
  subjects: { en: '{{survey}}: your opinion, please', zh: '{{survey}}：期待您的意见' },
  bodies: {
    en: `Dear {{memberName}},

please tell us how we did. It takes a minute:

{{link}}
{{scores}}
{{incentive}}

The link is yours alone and works for ${ANSWER_DAYS} days.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

请告诉我们您的感受，只需一分钟：

{{link}}
{{scores}}
{{incentive}}

此链接仅供您本人使用，${ANSWER_DAYS} 天内有效。

{{storeName}}`,
  },
};

export const SURVEY_REMINDER: MessageKind<Names> = {
  ...SURVEY_INVITATION,
  key: 'surveyReminder',
  names: { en: 'Reminder of a survey', zh: '问卷提醒' },
  descriptions: {
    en: 'Reminds once of a survey that was not answered.',
    zh: '对未填写的问卷提醒一次。',
  },
  subjects: { en: '{{survey}}: still time to answer', zh: '{{survey}}：仍可填写' },
  bodies: {
    en: `Dear {{memberName}},

you can still tell us how we did:

{{link}}
{{scores}}
{{incentive}}

We do not ask again about this.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您仍可告诉我们您的感受：

{{link}}
{{scores}}
{{incentive}}

我们不会再次就此打扰您。

{{storeName}}`,
  },
};

const setToken = prepared(
  { id: surveyInvitations.id, tokenHash: surveyInvitations.tokenHash },
  (q, { id, tokenHash }) =>
    q.update(surveyInvitations).set({ tokenHash }).where(eq(surveyInvitations.id, id)),
);
const invitationById = prepared({ id: surveyInvitations.id }, (q, { id }) =>
  q
    .select({
      id: surveyInvitations.id,
      decidedAt: surveyInvitations.decidedAt,
      completedAt: surveyInvitations.completedAt,
      voidedAt: surveyInvitations.voidedAt,
      samplingKey: surveyDistributions.samplingKey,
      marketingConsent: members.marketingConsent,
    })
    .from(surveyInvitations)
    .innerJoin(surveyDistributions, eq(surveyDistributions.id, surveyInvitations.distributionId))
    .leftJoin(members, eq(members.id, surveyInvitations.memberId))
    .where(eq(surveyInvitations.id, id)),
);
const findInvitation = async (db: Db, { invitation }: StoredVariables) => {
  const id = Number(invitation);
  return Number.isSafeInteger(id) ? (await invitationById(db, { id }))[0] : undefined;
};

/** Not of one that was answered or withdrawn meanwhile, nor to somebody who refuses messages since. */
const isWanted: SecretLink['isWanted'] = async (tx, { variables: values }) => {
  const found = await findInvitation(tx, values);
  return (
    found !== undefined &&
    found.completedAt === null &&
    found.voidedAt === null &&
    found.marketingConsent !== false
  );
};

/** The same in the invitation and in its reminder, and another one for each decision. */
const makePath: SecretLink['makePath'] = async (
  tx,
  { variables: values, language },
  { derive },
) => {
  const found = await findInvitation(tx, values);
  if (!found) throw new Error('A survey was sent without an invitation');
  const { id, samplingKey, decidedAt } = found;
  const { token, hash } = newToken(derive(`survey invitation ${id} ${samplingKey} ${decidedAt}`));
  await setToken(tx, { id, tokenHash: hash });
  return `${publicPath(INVITED, token)}?lang=${language}`;
};

const definitionOf = prepared({ id: surveyInvitations.id }, (q, { id }) =>
  q
    .select({ definition: surveyVersions.definition })
    .from(surveyInvitations)
    .innerJoin(surveyVersions, eq(surveyVersions.id, surveyInvitations.versionId))
    .where(eq(surveyInvitations.id, id)),
);
/** Each leads to the page with its score chosen, where nothing is sent before somebody does. */
const addressesBelow: SecretLink['addressesBelow'] = async (
  tx,
  { language, variables: { invitation } },
  address,
) => {
  const [found] = await definitionOf(tx, { id: Number(invitation) });
  return { scores: scoreAddresses(found?.definition, address, language) };
};

export const SURVEY_LINKS: readonly SecretLink[] = [SURVEY_INVITATION, SURVEY_REMINDER].map(
  ({ key }) => ({ kind: key, isWanted, makePath, addressesBelow }),
);
