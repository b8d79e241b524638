import type { ReactNode } from 'react';
import { OutLink } from '@/components/report/out-link';
import { RemedyView } from '@/components/report/remedy-view';
import { catalog, everyWord } from '@/lib/checks/catalog';
import type { Check } from '@/lib/checks/define-check';
import { fill } from '@/lib/checks/fill';
import { checkTitle, stepTitle } from '@/lib/checks/titles';
import type { FindingCode } from '@/lib/report/codes';
import { type Audience, audiences, type Severity } from '@/lib/report/vocabulary';
import { checksStating, explains, factWords, helpPath } from './finding-facts';
import { type HelpSubject, sampleArgs } from './samples';

const readers: Record<Audience, string> = { user: 'To the person', admin: 'To the admin', support: 'To support' };
const severityWords: Record<Severity, string> = {
  error: 'A problem that has to be solved',
  warning: 'A warning: mail on a phone that is set up goes on',
  note: 'A note: nothing is wrong because of it',
};

/** Everything that the portal knows of one finding: what it says, what is tested, what proves it, what fixes it. */
export function FindingHelp({ code, subject }: { code: FindingCode; subject: HelpSubject }) {
  const guidance = catalog[code];
  const args = sampleArgs(subject);
  return (
    <article>
      <header className="stack pb-6">
        <p className="small">
          <a href="/help">All findings</a>
        </p>
        <h1 className="title">{fill(guidance.texts.user.title, args)}</h1>
        <p>
          <code>{code}</code>
        </p>
        <p className="soft">
          {severityWords[guidance.severity]}. {guidance.blocksSync ? 'It stops mail on the phone.' : ''} Words in
          brackets stand for what a report knows.
        </p>
      </header>
      <Part id="says" title="What a report says">
        {audiences.map((audience) => (
          <div className="tight" key={audience}>
            <h3>{readers[audience]}</h3>
            <p className="word">{fill(guidance.texts[audience].title, args)}</p>
            <p>{fill(guidance.texts[audience].body, args)}</p>
          </div>
        ))}
      </Part>
      <Part id="tested" title="What is tested, and what proves it">
        {checksStating(code).map((check) => (
          <CheckPart key={check.id} check={check} />
        ))}
      </Part>
      <Remedies code={code} subject={subject} />
      <Related code={code} subject={subject} />
    </article>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="part stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function CheckPart({ check }: { check: Check }) {
  const rows = [
    { label: 'It needs', keys: check.needs },
    { label: 'It also uses, where it can be read', keys: check.wants },
  ].filter(({ keys }) => keys.length > 0);
  return (
    <div className="tight">
      <h3>{checkTitle(check.id)}</h3>
      <p>In the step “{stepTitle(check.step)}”.</p>
      {rows.map(({ label, keys }) => (
        <p key={label}>
          {label}: {[...new Set(keys.map(factWords))].join('; ')}.
        </p>
      ))}
      <p className="soft">
        {check.couldBlock
          ? 'Where it cannot be decided, a report never says that nothing is wrong.'
          : 'Where it cannot be decided, the answer of a report does not change.'}
      </p>
    </div>
  );
}

const whoFixes = { user: 'The person', admin: 'The admin' } as const;

function Remedies({ code, subject }: { code: FindingCode; subject: HelpSubject }) {
  const { remedies } = catalog[code];
  if (remedies.length === 0) return null;
  return (
    <Part id="fixes" title="What fixes it">
      {remedies.map((remedy) => (
        <div className="stack" key={`${remedy.who} ${remedy.steps[0]?.text}`}>
          <h3>{whoFixes[remedy.who]}</h3>
          <RemedyView
            remedy={remedy}
            args={sampleArgs(subject)}
            report={subject}
            options={{ words: everyWord, evidence: false }}
          />
        </div>
      ))}
    </Part>
  );
}

function Related({ code, subject }: { code: FindingCode; subject: HelpSubject }) {
  const { explainedBy, links } = catalog[code];
  const args = sampleArgs(subject);
  const groups = [
    { label: 'It is only a symptom where one of these is found too', codes: explainedBy },
    { label: 'Where it is found, these are only symptoms', codes: explains(code) },
  ].filter(({ codes }) => codes.length > 0);
  if (groups.length === 0 && links.length === 0) return null;
  return (
    <Part id="related" title="What belongs to it">
      {groups.map(({ label, codes }) => (
        <div className="tight" key={label}>
          <h3>{label}</h3>
          <CodeList codes={codes} subject={subject} />
        </div>
      ))}
      {links.length > 0 ? (
        <div className="tight">
          <h3>Microsoft’s pages</h3>
          <ul className="tight">
            {links.map((link) => (
              <li key={link.url}>
                <OutLink href={fill(link.url, args)}>{fill(link.label, args)}</OutLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Part>
  );
}

/** Links to the pages of codes, each with its sentence and its name. */
export function CodeList({ codes, subject }: { codes: readonly FindingCode[]; subject: HelpSubject }) {
  const args = sampleArgs(subject);
  return (
    <ul className="tight">
      {codes.map((code) => (
        <li key={code}>
          <a href={helpPath(code)}>{fill(catalog[code].texts.user.title, args)}</a>{' '}
          <code className="small soft">{code}</code>
        </li>
      ))}
    </ul>
  );
}
