import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { useLanguage, useWords } from '../words/words.tsx';
import { ContextBar } from './context-bar.tsx';

/** What surrounds every screen: where to go, the one day, and what the data is. */
export function Shell() {
  const { say } = useWords();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header>
        <TopBar />
        <ContextBar />
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <a href="/schema.graphql">{say('nav.graphql')}</a>
      </footer>
    </>
  );
}

/** Whoever reads with a keyboard or by ear begins at the new page, and not where the last link was. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path, main]);
}

function TopBar() {
  const { say } = useWords();
  return (
    <div className="bar">
      <Link to="/" className="product">
        {say('product')}
      </Link>
      <nav aria-label={say('nav.main')}>
        <Link to="/" activeOptions={{ exact: true }}>
          {say('nav.city')}
        </Link>
        <Link to="/compare">{say('nav.compare')}</Link>
        <Link to="/consortia">{say('nav.consortia')}</Link>
        <Link to="/units">{say('nav.units')}</Link>
        <Link to="/projects">{say('nav.projects')}</Link>
        <Link to="/fundings">{say('nav.fundings')}</Link>
      </nav>
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}

function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const { say } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      variant="subtle"
      size="compact-md"
      aria-label={`${say('language')}: ${other === 'en' ? 'English' : '中文'}`}
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => choose(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

const SCHEMES = ['light', 'dark', 'auto'] as const;

function ThemeSwitch() {
  const { say } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" size="compact-md">
          {say('theme')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            aria-current={scheme === colorScheme ? true : undefined}
          >
            {say(`theme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
