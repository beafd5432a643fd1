/** The terms of the after-sales policy as statements, so that they can be read and compared. Pure. */
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import type { GoodsRule, PolicyTerms } from '#contract/service/policies';

export interface PolicyWords {
  /** A key below `policies`, with its facts. */
  say: (key: string, facts?: Record<string, unknown>) => string;
  /** What a field is called. */
  field: (name: string) => string;
  money: (minor: number) => string;
  rate: (bps: number) => string;
  category: (id: number) => string;
  channel: (key: string) => string;
}
export interface PolicyLine {
  part: 'goods' | 'freight' | 'amounts';
  key: string;
  label: string;
  text: string;
}

const DAYS = ['noReasonDays', 'faultDays', 'exchangeDays'] as const;
type Said = Omit<GoodsRule, 'categoryId' | 'channel'>;

/** What is said of goods, each part with its name; nothing of what is null. */
const saidText = (rule: Said, { say, field, rate }: PolicyWords): string => {
  const parts = [
    rule.returnable === null ? null : say(`returnables.${rule.returnable}`),
    ...DAYS.map((name) => {
      const days = rule[name];
      return days === null
        ? null
        : say('summary.field', {
            name: field(name),
            value: say('summary.days', { smart_count: days }),
          });
    }),
    rule.warrantyMonths === null
      ? null
      : say('summary.field', {
          name: field('warrantyMonths'),
          value: say('summary.months', { smart_count: rule.warrantyMonths }),
        }),
    rule.restockingFee === null
      ? null
      : say('summary.field', { name: field('restockingFee'), value: rate(rule.restockingFee) }),
  ];
  return parts.filter((part) => part !== null).join(say('summary.and'));
};

const goodsOf = (rule: GoodsRule, { say, category, channel }: PolicyWords): string => {
  const name = rule.categoryId === null ? say('summary.allGoods') : category(rule.categoryId);
  return rule.channel === null
    ? name
    : say('summary.inChannel', { name, channel: channel(rule.channel) });
};

const limitText = (most: number | null, { say, money }: PolicyWords) =>
  most === null ? say('summary.noLimit') : money(most);

/** All that the terms say, in the order of the form. */
export const policyLines = (terms: PolicyTerms, words: PolicyWords): PolicyLine[] => {
  const { say, field } = words;
  const line = (part: PolicyLine['part'], key: string, label: string, text: string) => ({
    part,
    key,
    label,
    text,
  });
  const never = (most: number | null) =>
    most === null ? say('summary.never') : say('summary.upTo', { amount: words.money(most) });
  const limits = (name: 'refundLimits' | 'goodwillLimits') =>
    line(
      'amounts',
      name,
      field(name),
      say('summary.limits', {
        agent: limitText(terms[name].agent, words),
        manager: limitText(terms[name].manager, words),
      }),
    );
  return [
    line(
      'goods',
      'base',
      say('summary.base'),
      saidText({ returnable: null, ...terms.base }, words),
    ),
    ...terms.rules.map((rule) =>
      line(
        'goods',
        `${rule.categoryId} ${rule.channel}`,
        goodsOf(rule, words),
        saidText(rule, words),
      ),
    ),
    line(
      'freight',
      'returnAddress',
      field('returnAddress'),
      terms.returnAddress || say('summary.noAddress'),
    ),
    ...DECIDED_RESPONSIBILITIES.map((party) =>
      line(
        'freight',
        party,
        say(`responsibilities.${party}`),
        say(`payers.${terms.freight[party]}`),
      ),
    ),
    line('amounts', 'points', field('pointsShort'), say(`pointsShort.${terms.pointsShort}`)),
    line('amounts', 'autoReturn', field('autoReturn'), never(terms.autoApproval.return)),
    line(
      'amounts',
      'autoRefundOnly',
      field('autoRefundOnly'),
      never(terms.autoApproval.refundOnly),
    ),
    limits('refundLimits'),
    limits('goodwillLimits'),
    line(
      'amounts',
      'quoteDays',
      field('quoteDays'),
      say('summary.days', { smart_count: terms.quoteDays }),
    ),
  ];
};
