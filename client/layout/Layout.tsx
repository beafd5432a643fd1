import { Box, CircularProgress, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { Layout as LayoutBase, useTranslate } from 'react-admin';
import { useAccount } from '../platform/shared/useAccount.ts';
import { useStoreSettings } from '../ui/record/useStoreSettings.ts';
import { ExportWordsProvider } from '../platform/shared/fields/ExportWordsProvider.tsx';
import { FieldLabel } from '../platform/shared/fields/FieldLabel.tsx';
import { FieldValue } from '../platform/shared/fields/FieldValue.tsx';
import { type FieldWords, FieldWordsContext } from '../ui/form/fieldValue.ts';
import { ChoiceTexts } from './ChoiceTexts.tsx';
import { Connection } from './Connection.tsx';
import { headingText } from './headingText.ts';
import { Menu } from './Menu.tsx';
import { MenuDrawer } from './MenuDrawer.tsx';
import { SessionEnded } from './SessionEnded.tsx';
import { TopBar } from './TopBar.tsx';
import { useFocusOnPage } from './useFocusOnPage.ts';
import { useLanguage } from './useLanguage.ts';
import { useSaveKey } from './useSaveKey.ts';

/** Every page's heading: React-Admin puts titles into the element of this id. The browser's tab says the same. */
const Heading = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { storeName } = useStoreSettings();
  useFocusOnPage(heading);
  useEffect(() => {
    const name = () => {
      document.title = [heading.current && headingText(heading.current), storeName]
        .filter(Boolean)
        .join(' · ');
    };
    const observer = new MutationObserver(name);
    if (heading.current)
      observer.observe(heading.current, { childList: true, subtree: true, characterData: true });
    name();
    return () => observer.disconnect();
  }, [storeName]);
  return (
    <Typography
      ref={heading}
      id="react-admin-title"
      tabIndex={-1}
      component="h1"
      variant="h1"
      sx={{ mt: 2, mb: 1, minHeight: 32, overflowWrap: 'anywhere' }}
    />
  );
};

/** For what the generic forms show of fields. */
const fieldWords: FieldWords = {
  label: (props) => <FieldLabel {...props} />,
  value: (props) => <FieldValue {...props} />,
};

export const Layout = ({ children }: { children: ReactNode }) => {
  const account = useAccount();
  const translate = useTranslate();
  useLanguage(account?.store.language);
  useSaveKey();
  if (!account) {
    return (
      <Box sx={{ display: 'grid', placeItems: 'center', height: '100vh' }}>
        <CircularProgress aria-label={translate('layout.loading')} />
      </Box>
    );
  }
  return (
    <ChoiceTexts>
      <LayoutBase
        appBar={TopBar}
        appBarAlwaysOn
        menu={Menu}
        sidebar={MenuDrawer}
        sx={{ minWidth: 0, '& .RaLayout-content': { minWidth: 0, px: { xs: 1.5, sm: 3 }, pb: 3 } }}
      >
        <Box sx={{ maxWidth: 1600, width: '100%', mx: 'auto' }}>
          <Connection />
          <Heading />
          <FieldWordsContext value={fieldWords}>
            <ExportWordsProvider>{children}</ExportWordsProvider>
          </FieldWordsContext>
          <SessionEnded account={account} />
        </Box>
      </LayoutBase>
    </ChoiceTexts>
  );
};
