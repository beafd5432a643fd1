/** The buttons of fields with suggestions speak the language of the screen. */
import { Autocomplete, TextField } from '@mui/material';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ThemeProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { chinese } from '../../../client/layout/chinese.ts';
import { ChoiceTexts } from '../../../client/layout/ChoiceTexts.tsx';

afterEach(cleanup);

test('a field with suggestions names its buttons in Chinese, without texts of its own', () => {
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}>
        <ThemeProvider>
          <ChoiceTexts>
            <Autocomplete
              multiple
              options={['red', 'blue']}
              defaultValue={['red']}
              renderInput={(props) => <TextField {...props} label="标签" />}
            />
          </ChoiceTexts>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  expect(screen.getByTitle('清除').getAttribute('aria-label')).toBe('清除');
  expect(screen.getByTitle('打开').getAttribute('aria-label')).toBe('打开');
});
