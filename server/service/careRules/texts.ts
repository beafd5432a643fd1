/** What the ticket of a planned call says, in the language of the store. Pure. */
import type { CareEvent } from '#contract/service/careRules';
import type { Language } from '#shared/localization';

const SUBJECTS: Readonly<Record<Language, Record<CareEvent, string>>> = {
  en: {
    delivered: 'Care call after delivery',
    repaired: 'Care call after a repair',
    complaintClosed: 'Care call after a complaint',
  },
  zh: {
    delivered: '签收后回访',
    repaired: '维修后回访',
    complaintClosed: '投诉办结后回访',
  },
};

export const subjectOf = (event: CareEvent, orderExternalId: string | null, language: Language) =>
  orderExternalId === null
    ? SUBJECTS[language][event]
    : `${SUBJECTS[language][event]} · ${orderExternalId}`;

export const noteOf = (ruleName: string, happenedOn: string, language: Language): string =>
  language === 'zh'
    ? `由规则“${ruleName}”安排，事件日期：${happenedOn}。`
    : `Planned by the rule “${ruleName}”, for what happened on ${happenedOn}.`;
