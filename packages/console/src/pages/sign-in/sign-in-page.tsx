import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { BrandMark } from '../../layout/brand.tsx';
import { LanguageSwitch, ThemeSwitch } from '../../layout/preference-switches.tsx';
import { useMessages } from '../../messages/messages.ts';
import { LinkHelp } from './link-help.tsx';
import { captureLinkToken, linkToken } from './link-token.ts';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

const route = getRouteApi('/sign-in');

/** Signing in with a one-time link; without one, how to get it. */
export function SignInPage(): ReactNode {
  const { frame, signIn } = useMessages();
  const { back } = route.useSearch();
  const token = useSyncExternalStore(linkToken.subscribe, linkToken.get);
  useEffect(() => {
    document.title = frame.title(signIn.title);
  }, [frame, signIn]);
  useEffect(() => {
    // A link that is opened in this very tab changes the fragment only, without loading the page.
    window.addEventListener('hashchange', captureLinkToken);
    return () => window.removeEventListener('hashchange', captureLinkToken);
  }, []);
  return (
    <div className="an-sign-in">
      <div className="an-sign-in-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className="an-sign-in-card">
        <div className="an-sign-in-brand">
          <BrandMark />
          <span>{frame.productLong}</span>
        </div>
        {token === undefined ? <LinkHelp /> : <SignInForm token={token} back={back ?? '/'} />}
      </main>
    </div>
  );
}
