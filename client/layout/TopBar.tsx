import Keyboard from '@mui/icons-material/KeyboardOutlined';
import PowerSettingsNew from '@mui/icons-material/PowerSettingsNew';
import Person from '@mui/icons-material/PersonOutlined';
import {
  Box,
  ListItemIcon,
  ListItemText,
  MenuItem,
  type MenuItemProps,
  type Theme,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { lazy, Suspense } from 'react';
import {
  AppBar,
  LocalesMenuButton,
  ToggleThemeButton,
  useRouterProvider,
  useLogout,
  UserMenu,
  useTranslate,
  useUserMenu,
} from 'react-admin';
import { pageLink } from '../links.ts';
import { useAccount } from '../platform/shared/useAccount.ts';
import { useStoreSettings } from '../ui/record/useStoreSettings.ts';
import { mayLeaveWork } from '../ui/form/unsavedWork.ts';
import { PinButton } from './PinButton.tsx';
import { RefreshButton } from './RefreshButton.tsx';
import { useKeyHelp } from './useKeyHelp.ts';
import { SearchButton } from './SearchButton.tsx';

const KeysDialog = lazy(() => import('./KeysDialog.tsx'));

/** What runs in the background. */
const JobIndicator = lazy(async () => ({
  default: (await import('../platform/jobs/JobIndicator.tsx')).JobIndicator,
}));

/** The menu focuses its first item. */
const AccountItem = ({
  autoFocus = false,
  tabIndex,
}: Pick<MenuItemProps, 'autoFocus' | 'tabIndex'>) => {
  const translate = useTranslate();
  const menu = useUserMenu();
  const { Link } = useRouterProvider();
  return (
    <MenuItem
      component={Link}
      to={pageLink('/account')}
      autoFocus={autoFocus}
      tabIndex={tabIndex}
      onClick={() => menu?.onClose()}
    >
      <ListItemIcon>
        <Person fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('layout.account')}</ListItemText>
    </MenuItem>
  );
};

/** Opens the list of keys. */
const KeysItem = ({
  onOpen,
  tabIndex,
}: { onOpen: () => void } & Pick<MenuItemProps, 'tabIndex'>) => {
  const translate = useTranslate();
  const menu = useUserMenu();
  const open = () => {
    menu?.onClose();
    onOpen();
  };
  return (
    <MenuItem tabIndex={tabIndex} onClick={open}>
      <ListItemIcon>
        <Keyboard fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('layout.keys.title')}</ListItemText>
    </MenuItem>
  );
};

/** Asks first where something is not saved, as every other way out does. */
const LogoutItem = ({ tabIndex }: Pick<MenuItemProps, 'tabIndex'>) => {
  const translate = useTranslate();
  const logout = useLogout();
  const leave = () => {
    if (mayLeaveWork(translate('ra.message.unsaved_changes'))) void logout(null, undefined, false);
  };
  return (
    <MenuItem tabIndex={tabIndex} onClick={leave}>
      <ListItemIcon>
        <PowerSettingsNew fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('ra.auth.logout')}</ListItemText>
    </MenuItem>
  );
};

/** A line to read; `disabled` makes the menu skip it. */
const WhoAmI = (_: { disabled: true }) => {
  const translate = useTranslate();
  const account = useAccount();
  if (!account) return null;
  return (
    <Typography
      component="li"
      role="none"
      variant="caption"
      color="text.secondary"
      sx={{ px: 2, py: 0.5, display: 'block' }}
    >
      {translate('layout.signedInAs', {
        name: account.name,
        role: translate(`roles.${account.role}`),
      })}
    </Typography>
  );
};

const Me = () => {
  const translate = useTranslate();
  const account = useAccount();
  const { open, setOpen } = useKeyHelp();
  // With the name beside it the label holds the name too; the icon alone takes a key, which the framework translates.
  const showsName = useMediaQuery<Theme>((theme) => theme.breakpoints.up('sm'));
  const label = showsName
    ? translate('layout.profileOf', { name: account?.name ?? '' })
    : 'ra.auth.user_menu';
  return (
    <>
      <UserMenu label={label}>
        <WhoAmI disabled />
        <AccountItem />
        <KeysItem onOpen={() => setOpen(true)} />
        <LogoutItem />
      </UserMenu>
      {open && (
        <Suspense>
          <KeysDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

const me = <Me />;

/** On a phone the language keeps its icon and, for screen readers, its name. */
const ICON_ON_PHONE = {
  '& .MuiButton-root': { minWidth: { xs: 40 }, fontSize: { xs: 0, sm: 14 } },
  '& .MuiButton-startIcon': { mr: { xs: 0, sm: 1 } },
  '& .MuiButton-endIcon': { display: { xs: 'none', sm: 'inherit' } },
} as const;

const tools = (
  <>
    <Suspense>
      <JobIndicator />
    </Suspense>
    <Box sx={ICON_ON_PHONE}>
      <LocalesMenuButton />
    </Box>
    <ToggleThemeButton />
    <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
      <PinButton />
    </Box>
    <RefreshButton />
  </>
);

export const TopBar = () => {
  const { storeName } = useStoreSettings();
  return (
    <AppBar alwaysOn userMenu={me} toolbar={tools}>
      <Typography
        noWrap
        sx={{
          fontWeight: 600,
          flex: '0 1 auto',
          minWidth: 0,
          // The narrowest phones have no room for more than its first letter.
          '@media (max-width: 359px)': { visibility: 'hidden' },
        }}
      >
        {storeName}
      </Typography>
      <Box
        sx={{ flex: 1, display: 'flex', justifyContent: { xs: 'flex-end', md: 'center' }, px: 1 }}
      >
        <SearchButton />
      </Box>
    </AppBar>
  );
};
