import '@mantine/core/styles.css';
import './main.css';
import { colorsTuple, createTheme, Input, MantineProvider, type CSSVariablesResolver } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Refusal } from './api/ask';
import { CaseListPage } from './case-list/case-list-page';
import { CasePage } from './case-page/case-page';
import { FilingPage } from './filing/filing-page';
import { Frame } from './frame';
import { NotFoundPage } from './not-found-page';

const theme = createTheme({
  primaryColor: 'river',
  // Each is read on white and under white by everyone; Mantine's own greens and oranges are not.
  colors: {
    river: colorsTuple('#12507b'),
    forest: colorsTuple('#1b6e3c'),
    amber: colorsTuple('#9a4a00'),
    brick: colorsTuple('#a01c1c'),
  },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  defaultRadius: 'sm',
  components: {
    // Hints below the field: fields of one line stay in line.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: {
        inputWrapperOrder: ['label', 'input', 'description', 'error'],
        errorProps: { fz: 'sm', fw: 600 },
      },
    }),
  },
});

/** Mantine's own are too pale to be read by everyone (WCAG 2.2 asks for a contrast of 4.5). */
const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-error': '#a01c1c',
    '--mantine-color-placeholder': '#656d76',
  },
  dark: {},
});

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A "no" stays a no; only what could not be asked is asked again.
      retry: (times, fault) =>
        times < 2 && !(fault instanceof Refusal && fault.status >= 400 && fault.status < 500),
      refetchOnWindowFocus: false,
    },
  },
});

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={contrast} forceColorScheme="light">
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <Routes>
            <Route element={<Frame />}>
              <Route index element={<FilingPage />} />
              <Route path="ho-so" element={<CaseListPage />} />
              <Route path="ho-so/:caseId" element={<CasePage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
