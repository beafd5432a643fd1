/** The console's words for terms of the programme: its language, the store's money and clock, and names. */
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { ProgrammeTerms } from '#contract/members/programme';
import { DAY_MS } from '#shared/days';
import { dateFormat, numberFormat } from '#shared/formatters';
import { useProductNames, useVariantNames } from '../../../catalog/shared/goods/useNames.ts';
import { useAudienceName } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { useCategoryChoices } from '../../../pricing/shared/categories.tsx';
import { clock } from '../../../ui/form/clockText.ts';
import { absolute } from '../../../ui/record/instant.tsx';
import { endText } from '../../../ui/record/lastDay.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { formatMoney } from '../../../ui/record/money.tsx';
import { formatRate } from '../../../ui/record/rate.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import type { Words } from './summary.ts';

const MONDAY = Date.UTC(2024, 0, 1);
const UNKNOWN = '…';

/** The ids of one kind that the rules name. */
const idsOf = (all: readonly ProgrammeTerms[], kind: 'product' | 'variant'): number[] => {
  const refs = all.flatMap(({ earnRules }) =>
    earnRules.flatMap(({ scope }) => [...scope.include, ...scope.exclude]),
  );
  const ids = refs.flatMap((ref) => (ref.kind === kind ? ref.id : []));
  return [...new Set(ids)].sort((a, b) => a - b);
};

export const useProgrammeWords = (all: readonly ProgrammeTerms[]): Words => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { locale, currency, timeZone } = useStoreSettings();
  const nameOf = useAudienceName();
  const categories = useCategoryChoices();
  const product = useProductNames(idsOf(all, 'product'));
  const variant = useVariantNames(idsOf(all, 'variant'));
  const paths = useMemo(() => new Map(categories.map(({ id, name }) => [id, name])), [categories]);
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const format = (options: Intl.DateTimeFormatOptions, at: number) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  const names = {
    category: (id: number) => paths.get(id)?.split(' › ').at(-1),
    product,
    variant,
  };
  return {
    say: (key, facts) => translate(`programme.summary.${key}`, facts),
    money: (minor) => formatMoney(minor, currency, locale),
    count: (value) => numberFormat(locale).format(value),
    rate: (bps) => formatRate(bps, locale),
    named: (key) => translate(`programme.${key}`),
    level: (key) => nameOf('levels', key),
    group: (key) => nameOf('groups', key),
    channel: (key) => nameOf('channels', key),
    segment: (key) => nameOf('segments', key),
    text: (texts) => toText(texts),
    // Between numbers, Chinese has spaces around the word.
    all: (parts) => conjunction.format(parts).replace(/(\d)和(?=\d)/g, '$1 和 '),
    either: (parts) => disjunction.format(parts),
    instant: (at) => absolute(at, timeZone, locale),
    lastInstant: (at) => endText(at, { timeZone, locale }),
    dayOfYear: (month, day) =>
      format({ month: 'long', day: 'numeric' }, Date.UTC(2024, month - 1, day)),
    weekday: (day) => format({ weekday: 'long' }, MONDAY + (day - 1) * DAY_MS),
    clock,
    goods: (kind, id) => names[kind](id) ?? UNKNOWN,
  };
};
