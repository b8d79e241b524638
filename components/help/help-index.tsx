import type { FindingCode } from '@/lib/report/codes';
import type { Area } from '@/lib/report/vocabulary';
import { areaTitles } from './finding-facts';
import { CodeList } from './finding-help';
import type { HelpSubject } from './samples';

/** The catalogue: every finding by area. `order` is the order of decision, in which a phone meets them. */
export function HelpIndex({ order, subject }: { order: readonly FindingCode[]; subject: HelpSubject }) {
  const areas = Object.keys(areaTitles) as Area[];
  return (
    <>
      <header className="stack pb-6">
        <h1 className="title">What this portal can find</h1>
        <p className="lede">
          {order.length} findings. Each has a page: what a report says, what is tested, what proves it and what fixes
          it.
        </p>
        <nav aria-label="Areas">
          <ul className="flex flex-wrap gap-x-4">
            {areas.map((area) => (
              <li key={area}>
                <a className="inline-flex min-h-11 items-center" href={`#${area}`}>
                  {areaTitles[area]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {areas.map((area) => (
        <section className="part" key={area} aria-labelledby={area}>
          <h2 id={area}>{areaTitles[area]}</h2>
          <CodeList codes={order.filter((code) => code.startsWith(`${area}/`))} subject={subject} />
        </section>
      ))}
    </>
  );
}
