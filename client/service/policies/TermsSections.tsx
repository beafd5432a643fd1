/** What a version says, and how it differs from the one before. */
import { Box } from '@mui/material';
import { useLocale } from 'react-admin';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { freightTexts, goodsTexts } from '#rules/service/policyTexts';
import type { Language } from '#shared/localization';
import {
  ChangesSection,
  Statements,
  useBefore,
} from '../../platform/shared/versions/Statements.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PAGES } from './pages.ts';
import { policyLines } from './policyLines.ts';
import { usePolicyWords } from './usePolicyWords.ts';

const PARTS = ['goods', 'freight', 'amounts'] as const;

const Changes = ({ version, before }: { version: AfterSalesPolicy; before: AfterSalesPolicy }) => {
  const words = usePolicyWords();
  return (
    <ChangesSection
      words="policies"
      before={{ number: before.number, lines: policyLines(before.terms, words) }}
      lines={policyLines(version.terms, words)}
    />
  );
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
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Box>
    </Section>
  );
};

export const TermsSections = ({ version }: { version: AfterSalesPolicy }) => {
  const before = useBefore(PAGES, version);
  const lines = policyLines(version.terms, usePolicyWords());
  return (
    <>
      {before && <Changes version={version} before={before} />}
      {PARTS.map((part) => (
        <Section key={part} title={`policies.sections.${part}`}>
          <Statements lines={lines.filter((line) => line.part === part)} />
        </Section>
      ))}
      <ForCustomers version={version} />
    </>
  );
};
