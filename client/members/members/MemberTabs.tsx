/** The main column of the member's page: tabs, of which only the chosen one is loaded. */
import { Box, Skeleton, Tab, Tabs } from '@mui/material';
import { Suspense, useId } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Member } from '#contract/members/members';
import { Section } from '../../ui/record/Section.tsx';
import { MEMBER_TABS, type MemberTab, memberSections } from '../shared/memberSections.ts';
import { LevelSection } from './levels/LevelSection.tsx';

/** The chosen tab stands in the address. */
const useTab = (tabs: readonly MemberTab[]) => {
  const [query, setQuery] = useSearchParams();
  const tab = tabs.find((one) => one === query.get('tab')) ?? tabs[0];
  return [tab, (next: string) => setQuery({ tab: next }, { replace: true })] as const;
};

export const MemberTabs = () => {
  const translate = useTranslate();
  const member = useRecordContext<Member>();
  const id = useId();
  const isMerged = member !== undefined && member.mergedInto !== null;
  const parts = memberSections.parts.filter(({ ofRecord = false }) => !isMerged || ofRecord);
  const tabs = MEMBER_TABS.filter((one) => !isMerged || parts.some((part) => part.tab === one));
  const [tab, setTab] = useTab(tabs);
  if (!member) return null;
  return (
    <>
      <Tabs
        value={tab}
        onChange={(_, next: string) => setTab(next)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={translate('members.tabs.label')}
        sx={{ mb: 2 }}
      >
        {tabs.map((one) => (
          <Tab
            key={one}
            value={one}
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            label={translate(`members.tabs.${one}`)}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} sx={{ minWidth: 0 }}>
        {tab === 'programme' && <LevelSection member={member} />}
        {parts
          .filter((part) => part.tab === tab)
          .map(({ title, Content }) => (
            <Section key={title} title={title}>
              <Suspense fallback={<Skeleton variant="rounded" height={120} />}>
                <Content />
              </Suspense>
            </Section>
          ))}
      </Box>
    </>
  );
};
