'use client';

import { usePathname } from 'next/navigation';
import { PortalLink } from '@/components/ui/portal-link';
import { isAdmin, mayLookUp } from './is-admin';
import { useSession } from './session-context';

/** Links of the portal and the signed-in person. */
export function PortalNav() {
  const { state, signOut } = useSession();
  const path = usePathname();
  const person = state.status === 'signed-in' ? state.person : null;
  const links = [
    { href: '/diagnose', label: 'Check', current: path === '/diagnose' },
    { href: '/diagnoses', label: 'My checks', current: path === '/diagnoses' },
    ...(mayLookUp(state) ? [{ href: '/users', label: 'Users', current: path.startsWith('/users') }] : []),
    ...(isAdmin(state)
      ? [
          { href: '/queue', label: 'Queue', current: path === '/queue' },
          { href: '/audit', label: 'Changes', current: path === '/audit' },
        ]
      : []),
  ];
  return (
    <>
      <nav aria-label="Portal" className="flex flex-wrap gap-x-4">
        {links.map((link) => (
          <PortalLink key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </PortalLink>
        ))}
      </nav>
      <div className="ms-auto flex min-h-11 flex-wrap items-center gap-x-2">
        {person ? (
          <>
            <bdi className="small soft">{person.name}</bdi>
            <button type="button" className="button quiet slim" onClick={() => void signOut()}>
              Sign out
            </button>
          </>
        ) : null}
      </div>
    </>
  );
}
