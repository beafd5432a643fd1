/** What a version says, and how it differs from the one before. */
import { Box, Typography } from '@mui/material';
import { useGetList, useLocale, useTranslate } from 'react-admin';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { freightTexts, goodsTexts } from '#rules/service/policyTexts';
import type { Language } from '#shared/localization';
import { differencesOf } from '../../members/shared/programme/summary.ts';
import { Section } from '../../ui/record/Section.tsx';
import { type PolicyLine, policyLines } from './policyLines.ts';
import { usePolicyWords } from './usePolicyWords.ts';

const LIST = { m: 0, pl: 2.5 } as const;
const PARTS = ['goods', 'freight', 'amounts'] as const;

const Lines = ({ lines }: { lines: readonly PolicyLine[] }) => (
  <Box component="ul" sx={LIST}>
    {lines.map(({ key, label, text }) => (
      <li key={key}>
        <strong>{label} · </strong>
        {text}
      </li>
    ))}
  </Box>
);

const Changes = ({ version, before }: { version: AfterSalesPolicy; before: AfterSalesPolicy }) => {
  const translate = useTranslate();
  const words = usePolicyWords();
  const { number } = before;
  const changes = differencesOf(
    policyLines(before.terms, words),
    policyLines(version.terms, words),
  );
  return (
    <Section title={translate('policies.sections.changes', { number })}>
      {changes.length === 0 ? (
        <Typography color="text.secondary">
          {translate('policies.sections.noChanges', { number })}
        </Typography>
      ) : (
        <Box component="ul" sx={LIST}>
          {changes.map(({ key, label, was, is }) => (
            <li key={key}>
              <strong>{label} · </strong>
              {was !== null && (
                <Box component="del" sx={{ color: 'text.secondary' }}>
                  {was}
                </Box>
              )}
              {was !== null && is !== null && ' → '}
              {is !== null && (
                <Box component="ins" sx={{ textDecoration: 'none' }}>
                  {is}
                </Box>
              )}
            </li>
          ))}
        </Box>
      )}
    </Section>
  );
};

/** The approved version that this one follows. */
const useBefore = ({ number }: AfterSalesPolicy): AfterSalesPolicy | undefined => {
  const { data = [] } = useGetList<AfterSalesPolicy>('afterSalesPolicies', {
    filter: { state: 'approved', number_lt: number },
    sort: { field: 'number', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  return data[0];
};

/** As the shop and the customer page write it for goods without a rule of their own. */
const ForCustomers = ({ version: { terms } }: { version: AfterSalesPolicy }) => {
  const language = useLocale() as Language;
  const texts = [
    ...goodsTexts({ ...terms.base, returnable: 'yes' }, language),
    ...freightTexts(terms, language),
  ];
  return (
    <Section title="policies.sections.forCustomers" help="policies.sections.forCustomersHelp">
      <Box component="ul" sx={LIST}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Box>
    </Section>
  );
};

export const TermsSections = ({ version }: { version: AfterSalesPolicy }) => {
  const before = useBefore(version);
  const lines = policyLines(version.terms, usePolicyWords());
  return (
    <>
      {before && <Changes version={version} before={before} />}
      {PARTS.map((part) => (
        <Section key={part} title={`policies.sections.${part}`}>
          <Lines lines={lines.filter((line) => line.part === part)} />
        </Section>
      ))}
      <ForCustomers version={version} />
    </>
  );
};
