import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { guessGuide, setUpGuides } from '@/lib/checks/setup/set-up-guides';

export const metadata: Metadata = { title: 'Set it up again' };

/** All platforms, first the one that this browser seems to run on. */
export default async function PlatformsPage() {
  const guess = guessGuide((await headers()).get('user-agent') ?? '');
  const guides = [...setUpGuides].sort((a, b) => Number(b.id === guess) - Number(a.id === guess));
  return (
    <div className="stack">
      <h1 className="title">Set it up again</h1>
      <ul className="rows">
        {guides.map((guide) => (
          <li key={guide.id}>
            <a href={`/set-up/${guide.id}`}>
              <span className="word">
                {guide.title}
                {guide.wayForward ? ' (retired)' : ''}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
