import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { guessGuide, setUpGuides } from '@/lib/checks/setup/set-up-guides';

export const metadata: Metadata = { title: 'Set it up again' };

/** All platforms, first the one that this browser seems to run on; it says so, since a guess may be wrong. */
export default async function PlatformsPage() {
  const guess = guessGuide((await headers()).get('user-agent') ?? '');
  const guides = [...setUpGuides].sort((a, b) => Number(b.id === guess) - Number(a.id === guess));
  return (
    <div className="stack">
      <h1 className="title">Set it up again</h1>
      <p className="lede">Choose your phone and app. Each way is drawn, screen by screen.</p>
      <ul className="rows">
        {guides.map((guide) => (
          <li key={guide.id}>
            <a href={`/set-up/${guide.id}`}>
              <span className="word text-accent underline">
                {guide.title}
                {guide.wayForward ? ' (retired)' : ''}
              </span>
              {guide.id === guess ? (
                <span className="small soft">It comes first: this looks like the phone you hold.</span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
